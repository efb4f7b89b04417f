package dev.tend.ingest.poll;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
     * An answer of 200, 304 or 410.
     *
     * @param body missing for the latter two
     * @param next address of the next page
     */
    public record Answer(int status, JsonNode body, Optional<String> next, Optional<String> etag) {

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
        NotThere(String message) {
            super(message);
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
        Outgoing.Response response;
        try {
            response = asking.send(request, origin(source.api()));
        } catch (Asking.NoAnswer e) {
            throw new Failed(e.getMessage());
        }
        return answer(source, response, now);
    }

    private Answer answer(Source source, Outgoing.Response response, Instant now) {
        int status = response.status();
        Optional<Instant> pause = RateLimit.pause(status, response.headers(), response.body(), now);
        pause.ifPresent(until -> notBefore.put(source.key(), until));
        if (status == 304 || status == 410) {
            return new Answer(status, MissingNode.getInstance(), Optional.empty(), Optional.empty());
        }
        if (status != 200) {
            throw pause.<RuntimeException>map(Wait::new).orElseGet(() -> status == 403 || status == 404
                    ? new NotThere(meaning(status))
                    : new Failed(meaning(status)));
        }
        try {
            return new Answer(status, Json.any(response.body()),
                    response.headers().firstValue("Link").flatMap(Api::next),
                    response.headers().firstValue("ETag"));
        } catch (Malformed e) {
            throw new Failed("an answer that is not JSON");
        }
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
