package dev.tend.kit.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;

/**
 * HTTP to any other server. A name is resolved once, and the very address that was checked is dialled. No redirect is followed. An
 * answer is read only so far, and waited for only so long. See {@code docs/decisions/0020}.
 */
@Singleton
public class Outgoing {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(4);
    /** Shorter than servers keep a connection that nobody uses, so that none is closed while a request is on its way. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    /** Longer than any request is waited for: only what nobody waits for any more is closed by it. */
    private static final int IDLE_SECONDS = 40;

    private static final Pattern IPV4 = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(^|\\.)([0-9]+|0[xX][0-9a-fA-F]*)\\.?$");

    private final Vertx vertx;
    private final HttpClient client;
    private final Resolver resolver;
    private final Predicate<InetAddress> allowed;

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** @param allowPrivateAddresses whether addresses that are not public are called too */
    @Inject
    public Outgoing(Vertx vertx,
            @ConfigProperty(name = "tend.allow-private-addresses") boolean allowPrivateAddresses) {
        this(vertx, new HttpClientOptions(), InetAddress::getAllByName,
                address -> allowPrivateAddresses || PublicAddress.is(address));
    }

    Outgoing(Vertx vertx, HttpClientOptions options, Resolver resolver, Predicate<InetAddress> allowed) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(options.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS).setIdleTimeout(IDLE_SECONDS).setMaxPoolSize(20));
        this.resolver = resolver;
        this.allowed = allowed;
    }

    /** A request. Its address may be a secret: it is in no message and no log. */
    public record Request(HttpMethod method, URI url, Map<String, String> headers, String body) {

        public static Request get(URI url, Map<String, String> headers) {
            return new Request(HttpMethod.GET, url, headers, "");
        }
    }

    /** The outcome of a request. */
    public sealed interface Result {
    }

    /** @param cut whether there is more of the body than may be read */
    public record Response(int status, HttpHeaders headers, byte[] body, boolean cut) implements Result {
    }

    /** @param sent whether the server may have got the request */
    public record Failure(Trouble trouble, boolean sent) implements Result {
    }

    /**
     * Blocks until the answer is there.
     *
     * @param patience from now to the end of the answer
     * @param most bytes of a body that are read
     */
    public Result call(Request request, Duration patience, int most) {
        long deadline = System.nanoTime() + patience.toNanos();
        if (!isAddress(request.url)) {
            return new Failure(Trouble.NO_ADDRESS, false);
        }
        Failure failure = new Failure(Trouble.NOT_PUBLIC, false);
        try {
            for (InetAddress address : within(deadline,
                    vertx.executeBlocking(() -> resolver.resolve(request.url.getHost()), false))) {
                Result result = allowed.test(address) ? call(request, address, deadline, most) : failure;
                if (!(result instanceof Failure other) || other.sent) {
                    return result;
                }
                failure = other;
            }
            return failure;
        } catch (ExecutionException | TimeoutException e) {
            return new Failure(Trouble.of(e), false);
        }
    }

    /** An IPv4 address in octal or hexadecimal digits, or of fewer parts, is read in several ways by several programs: it is none. */
    private static boolean isAddress(URI url) {
        return url.getHost() != null && url.getPort() <= 65_535 && Set.of("http", "https").contains(url.getScheme())
                && (IPV4.matcher(url.getHost()).matches() || !ENDS_IN_NUMBER.matcher(url.getHost()).find());
    }

    private Result call(Request request, InetAddress address, long deadline, int most) {
        Future<HttpClientRequest> opening;
        HttpClientRequest sending;
        try {
            opening = client.request(Exchange.options(request, address));
        } catch (IllegalArgumentException e) {
            return new Failure(Trouble.NO_ADDRESS, false); // its message may hold the address
        }
        try {
            sending = within(deadline, opening);
        } catch (ExecutionException | TimeoutException e) {
            // Nobody waits for a connection that comes later: it would hold one of the places for ever.
            opening.onSuccess(HttpClientRequest::reset);
            return new Failure(Trouble.of(e), false);
        }
        try {
            // Before it is sent, or parts of a quick answer could pass unread.
            Future<Response> answer = sending.response().compose(response -> Exchange.read(response, most));
            return within(deadline, sending.end(request.body).compose(sent -> answer));
        } catch (ExecutionException | TimeoutException e) {
            sending.reset();
            return new Failure(Trouble.of(e), true);
        }
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

    @PreDestroy
    void close() {
        client.close();
    }
}
