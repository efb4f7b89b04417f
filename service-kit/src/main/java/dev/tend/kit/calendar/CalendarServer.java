package dev.tend.kit.calendar;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.kit.http.Asking;

/** Asks for a calendar at its address, which may be a secret: no message shows more of it than the host. */
final class CalendarServer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 5 * 1024 * 1024;

    private final Asking asking = new Asking(HttpClient.Redirect.NORMAL, PATIENCE, LARGEST);

    /** What a server says of a version of it, to be asked whether there is another (RFC 9110, 13.1). */
    record Version(@Nullable String etag, @Nullable String modified) {
    }

    /** @param text missing where it is the version that is known */
    record Answer(Optional<String> text, Version version) {
    }

    /** It did not work; the message is for people. */
    static final class Failed extends Exception {
        Failed(String message) {
            super(message, null, false, false);
        }
    }

    /** Blocks until the calendar is there, for ten seconds at most. */
    Answer get(URI address, Version known) throws Failed {
        HttpResponse<byte[]> response;
        try {
            response = asking.send(request(address, known), address.getHost());
        } catch (Asking.NoAnswer e) {
            throw new Failed(e.getMessage());
        } catch (IllegalArgumentException e) {
            // Its message may hold the address.
            throw new Failed("it is no address that can be asked");
        }
        if (response.statusCode() == 304) {
            return new Answer(Optional.empty(), known);
        } else if (response.statusCode() != 200) {
            throw new Failed("HTTP " + response.statusCode() + " of " + address.getHost());
        }
        // Postgres keeps no character 0, and the mark of UTF-8 is no part of the text.
        String text = new String(response.body(), StandardCharsets.UTF_8).replace("\0", "").replaceFirst("^\uFEFF", "");
        return new Answer(Optional.of(text), new Version(response.headers().firstValue("ETag").orElse(null),
                response.headers().firstValue("Last-Modified").orElse(null)));
    }

    private static HttpRequest request(URI address, Version known) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "tend")
                .header("Accept", "text/calendar, */*;q=0.1");
        if (known.etag != null) {
            request.header("If-None-Match", known.etag);
        }
        if (known.modified != null) {
            request.header("If-Modified-Since", known.modified);
        }
        return request.build();
    }
}
