package dev.tend.rotation.queue;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the queue: after this question. What is added or taken away meanwhile moves no other question over it. For
 * clients it is opaque.
 */
public record Cursor(int urgency, Instant postedAt, String id) {

    static Cursor after(Question question) {
        return new Cursor(Urgency.of(question), question.summary().postedAt(), question.id());
    }

    /** For a URL. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((urgency + " " + postedAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty if it is none of ours. */
    public static Optional<Cursor> parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            return parts.length < 3 || !parts[1].matches("[0-9]{4}-.+") || parts[2].indexOf('\0') >= 0
                    ? Optional.empty()
                    : Optional.of(new Cursor(Integer.parseInt(parts[0]), Instant.parse(parts[1]), parts[2]));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
