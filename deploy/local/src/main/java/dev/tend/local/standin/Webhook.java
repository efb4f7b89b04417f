package dev.tend.local.standin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One delivery of a webhook, signed.
 *
 * @param source the key of the source in community.yaml
 */
public record Webhook(String source, Map<String, String> headers, byte[] body) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    /** As GitHub does, the sender gives up then. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Sends it as often as one likes: it is the same delivery. */
    public int send(URI ingest) throws IOException, InterruptedException {
        return HTTP.send(request(ingest), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    public CompletableFuture<HttpResponse<Void>> sendAsync(URI ingest) {
        return HTTP.sendAsync(request(ingest), HttpResponse.BodyHandlers.discarding());
    }

    private HttpRequest request(URI ingest) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ingest.resolve("/webhooks/" + source)).timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request.build();
    }

    /** The same with another header. */
    public Webhook with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new Webhook(source, changed, body);
    }

    /** The same to another source. */
    public Webhook to(String other) {
        return new Webhook(other, headers, body);
    }

    /** {@code sha256=} and the hexadecimal HMAC of the body, as GitHub and Discourse sign. */
    public static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
