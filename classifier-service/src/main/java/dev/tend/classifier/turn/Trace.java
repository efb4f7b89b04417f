package dev.tend.classifier.turn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.tend.classifier.type.Post;
import dev.tend.events.NameBasedUuid;

/**
 * As much as a fact keeps of a question's text: enough to tell whether it has changed, and whether something was added to it.
 *
 * @param digest of title and text
 * @param title a digest of the title; null in facts of before it was kept
 * @param words how many words of its author's own the text has
 */
record Trace(String digest, @Nullable String title, int words) {

    private static final Pattern WRITTEN = Pattern.compile("(\\S+) (\\S+) (\\d{1,9})");

    /** The trace of a text, as a fact keeps it. */
    static String of(String title, String body) {
        return NameBasedUuid.of(title + '\n' + body) + " " + NameBasedUuid.of(title.strip()) + " " + Post.words(body);
    }

    static Trace read(@Nullable String detail) {
        String text = String.valueOf(detail);
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? new Trace(written.group(1), written.group(2), Integer.parseInt(written.group(3)))
                : new Trace(text, null, 0);
    }

    boolean isSameText(@Nullable Trace other) {
        return other != null && digest.equals(other.digest);
    }

    /**
     * Returns whether its author has written more than there was: another title, or more words. To mend the spelling or to take
     * something out adds nothing. What can't be compared counts as more, so that nobody waits for ever.
     */
    boolean addsTo(@Nullable Trace before) {
        if (before == null || before.title == null || title == null) {
            return !isSameText(before);
        }
        return !title.equals(before.title) || words > before.words;
    }
}
