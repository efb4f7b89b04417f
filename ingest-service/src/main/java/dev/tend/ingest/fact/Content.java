package dev.tend.ingest.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Assignees;
import dev.tend.events.Author;
import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionPosted;
import dev.tend.events.Via;
import dev.tend.events.Visibility;

/**
 * What a question says now, whole.
 *
 * @param assignees the handles of those to whom it is assigned there; null where the source does not say
 * @param sourceType the source's own word for the kind of question; null where it has none
 */
public record Content(String url, String title, Text body, Author author, Instant postedAt, List<String> labels,
        @Nullable String category, Visibility visibility, @Nullable List<String> assignees,
        @Nullable String sourceType) {

    /** GitHub allows as many on an issue, no source more. */
    private static final int MOST_LABELS = 100;
    /** GitHub allows ten. */
    private static final int MOST_ASSIGNEES = 100;

    public Content {
        labels = labels.stream().limit(MOST_LABELS).toList();
        assignees = assignees == null ? null : assignees.stream().sorted().limit(MOST_ASSIGNEES).toList();
    }

    /** One of a source that has no kinds of questions. */
    public Content(String url, String title, Text body, Author author, Instant postedAt, List<String> labels,
            @Nullable String category, Visibility visibility, @Nullable List<String> assignees) {
        this(url, title, body, author, postedAt, labels, category, visibility, assignees, null);
    }

    /** The same, to be read by others. */
    Content readable(Visibility by) {
        return visibility == by
                ? this
                : new Content(url, title, body, author, postedAt, labels, category, by, assignees, sourceType);
    }

    /** The same for the same content, however it was learned. What a reader would not call an edit is not in it. */
    public String hash() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        List<Object> parts = new ArrayList<>(
                List.of(title, body.text(), String.join("\n", labels.stream().sorted().toList()),
                        category == null ? "" : category, visibility, author.staff(), author.bot()));
        // Where nobody is, the hash is that of before assignees were read.
        if (assignees != null && !assignees.isEmpty()) {
            parts.add(String.join("\n", assignees));
        }
        if (sourceType != null) {
            parts.add("type " + sourceType);
        }
        for (Object part : parts) {
            digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /**
     * @param at as of when the source showed it
     * @param knownSince since when Tend knows what happened to it; null if that is everything
     */
    QuestionPosted posted(String question, String source, Instant at, Via via, @Nullable Instant knownSince) {
        boolean taken = assignees != null && !assignees.isEmpty();
        return new QuestionPosted(question, source, kind(question), url, title, body.text(), body.cut(), author,
                postedAt, labels, category, visibility, via, taken ? new Assignees(assignees, at) : null, sourceType,
                knownSince);
    }

    /** @param by who edited it; null where that is not said */
    QuestionEdited edited(String question, String source, Instant at, Via via, @Nullable Instant knownSince,
            @Nullable Author by) {
        return new QuestionEdited(question, source, kind(question), url, title, body.text(), body.cut(), author,
                postedAt, at, labels, category, visibility, via,
                assignees == null ? null : new Assignees(assignees, at), sourceType, knownSince, by);
    }

    private static String kind(String question) {
        return question.substring(0, question.indexOf(':'));
    }
}
