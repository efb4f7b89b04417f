package dev.tend.notifier.sink;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.vertx.core.http.HttpMethod;

import dev.tend.kit.http.Outgoing;

/** HTTP to chat servers. Tells apart what was never sent from what may have arrived; follows no redirects; reads only so much. */
@ApplicationScoped
public class ChatHttp {

    /** From the call to the end of the answer. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String SERVER = "the chat server";
    private static final int MOST_OF_AN_ANSWER = 64 * 1024;

    private final Outgoing http;
    private final boolean allowPlain;

    /** @param allowPrivateAddresses whether a chat server may be inside the own network, where plain http will do */
    ChatHttp(Outgoing http,
            @ConfigProperty(name = "tend.allow-private-addresses") boolean allowPrivateAddresses) {
        this.http = http;
        this.allowPlain = allowPrivateAddresses;
    }

    /** A call. The URL may be a secret: it is in no message and no log. */
    public record Call(HttpMethod method, URI url, Map<String, String> headers, String body, int most) {

        public static Call post(URI url, Map<String, String> headers, String json) {
            return with(HttpMethod.POST, url, headers, json);
        }

        public static Call put(URI url, Map<String, String> headers, String json) {
            return with(HttpMethod.PUT, url, headers, json);
        }

        private static Call with(HttpMethod method, URI url, Map<String, String> headers, String json) {
            Map<String, String> all = new HashMap<>(headers);
            all.put("content-type", "application/json; charset=utf-8");
            return new Call(method, url, all, json, MOST_OF_AN_ANSWER);
        }

        public static Call get(URI url, Map<String, String> headers, int most) {
            return new Call(HttpMethod.GET, url, headers, "", most);
        }
    }

    /** Blocks until the answer is there, for ten seconds at most. */
    public Answer call(Call call) {
        return call(call, TIMEOUT);
    }

    /** As {@link #call(Call)}, for as long as this at most. */
    public Answer call(Call call, Duration patience) {
        if (!allowPlain && !"https".equals(call.url.getScheme())) {
            return new Answer.NotReached("only https addresses are called in production");
        }
        Outgoing.Result result = http.call(new Outgoing.Request(call.method, call.url, call.headers, call.body),
                patience, call.most);
        if (result instanceof Outgoing.Failure failure) {
            return failure.sent()
                    ? new Answer.Broken(failure.trouble().at(SERVER))
                    : new Answer.NotReached(failure.trouble().at(SERVER));
        }
        return response((Outgoing.Response) result);
    }

    private static Answer response(Outgoing.Response response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new Answer.Response(response.status(), headers, new String(response.body(), StandardCharsets.UTF_8));
    }
}
