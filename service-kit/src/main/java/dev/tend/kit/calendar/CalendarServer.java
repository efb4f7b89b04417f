package dev.tend.kit.calendar;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.CalendarText;
import dev.tend.kit.http.Asking;
import dev.tend.kit.http.Outgoing;

/** Asks for a calendar at its address, which may be a secret: no message shows more of it than the host. */
final class CalendarServer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 5 * 1024 * 1024;

    private static final int REDIRECTS = 5;

    private final Asking asking;

    CalendarServer(Outgoing http) {
        this.asking = new Asking(http, REDIRECTS, PATIENCE, LARGEST);
    }

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
        Outgoing.Response response;
        try {
            response = asking.send(request(address, known), address.getHost());
        } catch (Asking.NoAnswer e) {
            throw new Failed(e.getMessage());
        }
        if (response.status() == 304) {
            return new Answer(Optional.empty(), known);
        } else if (response.status() != 200) {
            throw new Failed("HTTP " + response.status() + " of " + address.getHost());
        }
        String text = CalendarText.of(response.body());
        return new Answer(Optional.of(text), new Version(response.headers().firstValue("ETag").orElse(null),
                response.headers().firstValue("Last-Modified").orElse(null)));
    }

    private static Outgoing.Request request(URI address, Version known) {
        Map<String, String> headers = new HashMap<>(
                Map.of("User-Agent", "tend", "Accept", "text/calendar, */*;q=0.1"));
        if (known.etag != null) {
            headers.put("If-None-Match", known.etag);
        }
        if (known.modified != null) {
            headers.put("If-Modified-Since", known.modified);
        }
        return Outgoing.Request.get(address, headers);
    }
}
