package dev.tend.kit.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

/** Asks other servers, which are never believed to be small or quick. */
public final class Asking {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client;
    private final Duration patience;
    private final int most;

    /**
     * @param redirects at most five are followed, none from https to http
     * @param patience from the call to the end of the answer
     * @param most bytes of an answer
     */
    public Asking(HttpClient.Redirect redirects, Duration patience, int most) {
        this.client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(redirects).build();
        this.patience = patience;
        this.most = most;
    }

    /** There was no answer, or none that could be read to its end. */
    public static final class NoAnswer extends IOException {
        private NoAnswer(String message) {
            super(message);
        }
    }

    /**
     * Blocks until the answer is there.
     *
     * @param server what people know it by: of the address it may be all that is no secret
     * @throws NoAnswer with a message for people, who need not know Java; nothing of the address is in it but {@code server}
     */
    public HttpResponse<byte[]> send(HttpRequest request, String server) throws NoAnswer {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, info -> new LimitedBody(most));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NoAnswer(trouble(e.getCause(), server));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new NoAnswer("no answer of " + server + " within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer("not asked to the end, since Tend stops");
        }
    }

    private static String trouble(Throwable e, String server) {
        if (e instanceof HttpConnectTimeoutException) {
            return "no connection to " + server + " within " + CONNECT.toSeconds() + " s";
        } else if (e instanceof ConnectException) {
            return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(UnresolvedAddressException.class::isInstance)
                            ? "the name of " + server + " is not known"
                            : "connection refused by " + server;
        } else if (e instanceof SSLException) {
            return "no trusted TLS connection to " + server;
        }
        return "the connection to " + server + " broke, or its answer was too large";
    }
}
