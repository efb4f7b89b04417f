package dev.tend.notifier.sink;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * HTTP to chat servers. Tells apart what was never sent from what may have arrived; dials the very address that was checked;
 * follows no redirects; reads only so much. Vert.x, since Java's own client can do none of the first two.
 */
@ApplicationScoped
public class ChatHttp {

    /** From the call to the end of the answer. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(4);
    private static final int MOST_OF_AN_ANSWER = 64 * 1024;

    private final HttpClient client;
    private final AddressGuard guard;

    ChatHttp(Vertx vertx,
            @ConfigProperty(name = "tend.notifier.allow-private-addresses") boolean allowPrivateAddresses) {
        client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setKeepAliveTimeout(10).setMaxPoolSize(20));
        guard = new AddressGuard(allowPrivateAddresses);
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
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        if (!guard.allows(call.url)) {
            return new Answer.NotReached("only https addresses are called in production");
        }
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(call.url.getHost());
        } catch (UnknownHostException e) {
            return new Answer.NotReached("the chat server's name is not known");
        }
        Answer answer = new Answer.NotReached("the chat server has no address");
        for (InetAddress address : addresses) {
            answer = guard.allows(address)
                    ? call(call, address, deadline)
                    : new Answer.NotReached("private addresses are not called "
                            + "(see tend.notifier.allow-private-addresses)");
            if (!(answer instanceof Answer.NotReached)) {
                return answer;
            }
        }
        return answer;
    }

    private Answer call(Call call, InetAddress address, long deadline) {
        HttpClientRequest request;
        try {
            request = within(deadline, client.request(options(call, address)));
        } catch (ExecutionException | TimeoutException e) {
            return new Answer.NotReached("the chat server can't be reached: " + kind(e));
        }
        try {
            // Before it is sent, or parts of a quick answer could pass unread.
            Future<Answer> answer = request.response().compose(response -> read(response, call.most));
            return within(deadline, request.end(call.body).compose(sent -> answer));
        } catch (ExecutionException | TimeoutException e) {
            request.reset();
            return new Answer.Broken("no answer: " + kind(e));
        }
    }

    private static RequestOptions options(Call call, InetAddress address) {
        boolean tls = "https".equals(call.url.getScheme());
        int port = call.url.getPort() >= 0 ? call.url.getPort() : tls ? 443 : 80;
        String query = call.url.getRawQuery() == null ? "" : "?" + call.url.getRawQuery();
        RequestOptions options = new RequestOptions().setMethod(call.method).setHost(call.url.getHost()).setPort(port)
                .setSsl(tls).setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI((call.url.getRawPath().isEmpty() ? "/" : call.url.getRawPath()) + query)
                .setFollowRedirects(false);
        call.headers.forEach(options::putHeader);
        return options;
    }

    private static Future<Answer> read(HttpClientResponse response, int most) {
        Promise<Answer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::tryFail);
        response.handler(part -> {
            body.appendBuffer(part, 0, Math.min(part.length(), most - body.length()));
            if (body.length() == most) {
                answer.tryComplete(response(response, body));
                response.request().reset();
            }
        });
        response.endHandler(end -> answer.tryComplete(response(response, body)));
        return answer.future();
    }

    private static Answer response(HttpClientResponse response, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        return new Answer.Response(response.statusCode(), headers, body.toString());
    }

    private static <T> T within(long deadline, Future<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(deadline - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        }
    }

    /** The class only: messages of network errors may hold the URL. */
    private static String kind(Exception e) {
        return e instanceof TimeoutException
                ? "timeout"
                : e.getCause() == null ? e.getClass().getSimpleName() : e.getCause().getClass().getSimpleName();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
