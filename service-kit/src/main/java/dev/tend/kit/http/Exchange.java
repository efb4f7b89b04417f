package dev.tend.kit.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** A request and its answer in the words of Vert.x. */
final class Exchange {

    private Exchange() {
    }

    /** @param address that is dialled, whatever the name of the host leads to */
    static RequestOptions options(Outgoing.Request request, InetAddress address) {
        URI url = URI.create(request.url().toASCIIString());
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        // The host stays what the certificate and the server's choice of a site (SNI, Host) go by.
        RequestOptions options = new RequestOptions().setMethod(request.method()).setHost(url.getHost()).setPort(port)
                .setSsl(tls).setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI((url.getRawPath().isEmpty() ? "/" : url.getRawPath()) + query).setFollowRedirects(false);
        request.headers().forEach(options::putHeader);
        return options;
    }

    static Future<Outgoing.Response> read(HttpClientResponse response, int most) {
        Promise<Outgoing.Response> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::tryFail);
        response.handler(part -> {
            int room = most - body.length();
            body.appendBuffer(part, 0, Math.min(part.length(), room));
            if (part.length() > room) {
                answer.tryComplete(response(response, body, true));
                response.request().reset();
            }
        });
        response.endHandler(end -> answer.tryComplete(response(response, body, false)));
        return answer.future();
    }

    private static Outgoing.Response response(HttpClientResponse response, Buffer body, boolean cut) {
        HttpHeaders headers = HttpHeaders.of(response.headers().names().stream()
                .collect(Collectors.toMap(name -> name, response.headers()::getAll, (one, other) -> one,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))),
                (name, value) -> true);
        return new Outgoing.Response(response.statusCode(), headers, body.getBytes(), cut);
    }
}
