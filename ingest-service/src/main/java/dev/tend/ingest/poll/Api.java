package dev.tend.ingest.poll;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.vertx.core.http.HttpMethod;

import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.Malformed;
import dev.tend.kit.community.Source;
import dev.tend.kit.http.Asking;
import dev.tend.kit.http.Outgoing;

/** The APIs of the sources: asked at their own pace, never led to another host, never believed to be small or quick. */
@ApplicationScoped
public class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST_PAGE = 32 * 1024 * 1024;
    private static final Pattern NEXT = Pattern.compile("<([^>]{1,2000})>\\s*;\\s*rel=\"next\"");

    private final Asking asking;
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();
    private final Clock clock;

    Api(Outgoing http, Clock clock) {
        this.asking = new Asking(http, 0, PATIENCE, LARGEST_PAGE);
        this.clock = clock;
    }

    /**
     * An answer of 200, 304 or 410; of {@link #find}, also 403 and 404.
     *
     * @param body missing for all but the first
     * @param next address of the next page
     * @param movedTo where the API said that what was asked for is now; it was asked for there
     */
    public record Answer(int status, JsonNode body, Optional<String> next, Optional<String> etag,
            Optional<URI> movedTo) {

        public boolean unchanged() {
            return status == 304;
        }

        public boolean gone() {
            return status == 410;
        }
    }

    /** The source wants to be left alone until then. */
    public static final class Wait extends RuntimeException {

        private final Instant until;

        public Wait(Instant until) {
            super("the source asks to wait until " + until.truncatedTo(java.time.temporal.ChronoUnit.SECONDS), null,
                    false, false);
            this.until = until;
        }

        public Instant until() {
            return until;
        }
    }

    /** It did not work; the message is for people, and holds nothing of the answer's text and no secret. */
    public static class Failed extends RuntimeException {
        public Failed(String message) {
            super(message, null, false, false);
        }
    }

    /** What was asked for is not there, or not for us: asking again will not help. */
    public static final class NotThere extends Failed {

        private final transient Answer answer;

        NotThere(String message, Answer answer) {
            super(message);
            this.answer = answer;
        }
    }

    /**
     * @param target path and query below the source's API, or an address that the API gave as the next page
     * @param etag of an earlier answer: the same is not sent again
     * @throws Wait if the source's rate limit is used up
     * @throws Failed for any other trouble
     */
    public Answer get(Source source, String target, Optional<String> etag) {
        Map<String, String> headers = headers(source);
        etag.ifPresent(known -> headers.put("If-None-Match", known));
        return send(source, Outgoing.Request.get(address(source, target), headers));
    }

    /** As {@link #get}, but what is not there, or not for us, is an answer too. */
    public Answer find(Source source, String target) {
        try {
            return get(source, target, Optional.empty());
        } catch (NotThere e) {
            return e.answer;
        }
    }

    /** Asks a GraphQL API. */
    public Answer query(Source source, String body) {
        String base = source.api().toString().replaceFirst("/+$", "").replaceFirst("/v3$", "");
        Map<String, String> headers = headers(source);
        headers.put("Content-Type", "application/json");
        return send(source,
                new Outgoing.Request(HttpMethod.POST, URI.create(base + "/graphql"), headers, body));
    }

    private static URI address(Source source, String target) {
        String base = source.api().toString().replaceFirst("/+$", "");
        if (!target.startsWith("http")) {
            return URI.create(base + target);
        }
        URI address = URI.create(target);
        if (!origin(address).equals(origin(source.api()))) {
            throw new Failed("the next page is said to be at another host");
        }
        return address;
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private Answer send(Source source, Outgoing.Request request) {
        Instant now = clock.instant();
        Instant until = notBefore.getOrDefault(source.key(), Instant.EPOCH);
        if (until.isAfter(now)) {
            throw new Wait(until);
        }
        return answer(source, request, response(source, request), now, Optional.empty());
    }

    private Outgoing.Response response(Source source, Outgoing.Request request) {
        try {
            return asking.send(request, origin(source.api()));
        } catch (Asking.NoAnswer e) {
            throw new Failed(e.getMessage());
        }
    }

    private Answer answer(Source source, Outgoing.Request request, Outgoing.Response response, Instant now,
            Optional<URI> movedTo) {
        int status = response.status();
        Optional<Instant> pause = RateLimit.pause(status, response.headers(), response.body(), now);
        pause.ifPresent(until -> notBefore.put(source.key(), until));
        Answer none = new Answer(status, MissingNode.getInstance(), Optional.empty(), Optional.empty(), movedTo);
        if (status == 304 || status == 410) {
            return none;
        }
        Optional<URI> target = redirect(source, request, response).filter(address -> movedTo.isEmpty());
        if (target.isPresent() && pause.isEmpty()) {
            Outgoing.Request again = Outgoing.Request.get(target.get(), request.headers());
            return answer(source, again, response(source, again), now, target);
        }
        if (status != 200) {
            throw pause.<RuntimeException>map(Wait::new).orElseGet(() -> status == 403 || status == 404
                    ? new NotThere(meaning(status), none)
                    : new Failed(meaning(status)));
        }
        try {
            return new Answer(status, Json.any(response.body()),
                    response.headers().firstValue("Link").flatMap(Api::next), response.headers().firstValue("ETag"),
                    movedTo);
        } catch (Malformed e) {
            throw new Failed("an answer that is not JSON");
        }
    }

    /** GitHub leads on from the old name of a repository, and from an issue that was transferred. Nothing leads to another host. */
    private static Optional<URI> redirect(Source source, Outgoing.Request request, Outgoing.Response response) {
        boolean leads = source.kind() == Source.Kind.GITHUB && request.method().equals(HttpMethod.GET)
                && Set.of(301, 302, 307, 308).contains(response.status());
        return response.headers().firstValue("Location").filter(location -> leads)
                .map(location -> request.url().resolve(location))
                .filter(address -> origin(address).equals(origin(source.api())));
    }

    private static String meaning(int status) {
        return "HTTP " + status + switch (status) {
            case 301, 302, 307, 308 -> ": it has moved, correct location or api in community.yaml";
            case 401 -> ": the token is not valid";
            case 403 -> ": the token may not read it";
            case 404 -> ": not found, or the token may not read it";
            default -> "";
        };
    }

    private static Optional<String> next(String link) {
        Matcher next = NEXT.matcher(link);
        return next.find() ? Optional.of(next.group(1)) : Optional.empty();
    }

    private static Map<String, String> headers(Source source) {
        Map<String, String> headers = new java.util.HashMap<>(Map.of("User-Agent", "tend-ingest"));
        if (source.kind() == Source.Kind.GITHUB) {
            headers.put("Accept", "application/vnd.github+json");
            headers.put("X-GitHub-Api-Version", "2022-11-28");
            source.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token.value()));
        } else {
            headers.put("Accept", "application/json");
            source.token().ifPresent(token -> {
                headers.put("Api-Key", token.value());
                headers.put("Api-Username", source.apiUser());
            });
        }
        return headers;
    }

    /** A value in a query. */
    public static String encode(String value) {
        return java.net.URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
