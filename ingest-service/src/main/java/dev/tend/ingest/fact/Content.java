package dev.tend.ingest.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionPosted;
import dev.tend.events.Via;
import dev.tend.events.Visibility;

/** What a question says now, whole. */
public record Content(String url, String title, Text body, Author author, Instant postedAt, List<String> labels,
        @Nullable String category, Visibility visibility) {

    /** GitHub allows as many on an issue, no source more. */
    private static final int MOST_LABELS = 100;

    public Content {
        labels = labels.stream().limit(MOST_LABELS).toList();
    }

    /** The same for the same content, however it was learned. What a reader would not call an edit is not in it. */
    public String hash() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (Object part : List.of(title, body.text(), String.join("\n", labels.stream().sorted().toList()),
                category == null ? "" : category, visibility, author.staff(), author.bot())) {
            digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    QuestionPosted posted(String question, String source, Via via) {
        return new QuestionPosted(question, source, kind(question), url, title, body.text(), body.cut(), author,
                postedAt, labels, category, visibility, via);
    }

    QuestionEdited edited(String question, String source, Instant at, Via via) {
        return new QuestionEdited(question, source, kind(question), url, title, body.text(), body.cut(), author,
                postedAt, at, labels, category, visibility, via);
    }

    private static String kind(String question) {
        return question.substring(0, question.indexOf(':'));
    }
}
