package dev.tend.kit.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks other servers, which are never believed to be small or quick. */
public final class Asking {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    /** Headers that hold no secret. Only they go to another server than the one that was meant. */
    private static final Set<String> HARMLESS = Set.of("accept", "if-modified-since", "if-none-match", "user-agent");

    private final Outgoing http;
    private final int redirects;
    private final Duration patience;
    private final int most;

    /**
     * @param redirects how many are followed, each checked as an address of its own
     * @param patience from the call to the end of the answer
     * @param most bytes of an answer
     */
    public Asking(Outgoing http, int redirects, Duration patience, int most) {
        this.http = http;
        this.redirects = redirects;
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
     * @throws NoAnswer with a message for people, who need not know Java; of the address nothing is in it but {@code server}, and of
     *             an address that a redirect leads to its host
     */
    public Outgoing.Response send(Outgoing.Request request, String server) throws NoAnswer {
        long deadline = System.nanoTime() + patience.toNanos();
        Outgoing.Response response = once(request, server, deadline);
        Outgoing.Request hop = request;
        for (int followed = 0; redirects > 0 && isRedirect(response); followed++) {
            if (followed == redirects) {
                throw new NoAnswer(server + " redirects more than " + redirects + " times");
            }
            hop = next(hop, response, server);
            try {
                response = once(hop, hop.url().getHost(), deadline);
            } catch (NoAnswer e) {
                throw new NoAnswer("the redirect of " + server + " is not followed: " + e.getMessage());
            }
        }
        if (response.cut()) {
            throw new NoAnswer("the answer of " + server + " is larger than " + most / 1024 / 1024 + " MiB");
        }
        return response;
    }

    private Outgoing.Response once(Outgoing.Request request, String server, long deadline) throws NoAnswer {
        Outgoing.Result result = http.call(request, Duration.ofNanos(deadline - System.nanoTime()), most);
        if (result instanceof Outgoing.Failure failure) {
            throw new NoAnswer(failure.trouble() == Trouble.SLOW
                    ? "no answer of " + server + " within " + patience.toSeconds() + " s"
                    : failure.trouble().at(server));
        }
        return (Outgoing.Response) result;
    }

    private static boolean isRedirect(Outgoing.Response response) {
        return REDIRECTS.contains(response.status()) && response.headers().firstValue("Location").isPresent();
    }

    private static Outgoing.Request next(Outgoing.Request from, Outgoing.Response response, String server)
            throws NoAnswer {
        URI next;
        try {
            next = from.url().resolve(response.headers().firstValue("Location").orElseThrow().strip());
        } catch (IllegalArgumentException e) {
            next = URI.create("");
        }
        if (next.getHost() == null) {
            throw new NoAnswer(server + " redirects to what is no address");
        } else if ("https".equalsIgnoreCase(from.url().getScheme()) && !"https".equalsIgnoreCase(next.getScheme())) {
            throw new NoAnswer("the redirect of " + server + " is not followed: it leads from https to http");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(from.headers());
        if (!next.getAuthority().equals(from.url().getAuthority())) {
            headers.keySet().removeIf(name -> !HARMLESS.contains(name.toLowerCase(java.util.Locale.ROOT)));
        }
        return Outgoing.Request.get(next, headers);
    }
}
