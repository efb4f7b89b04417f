package dev.tend.classifier.question;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.classifier.turn.Fact;
import dev.tend.classifier.type.Typing;
import dev.tend.events.Author;
import dev.tend.events.CleanText;
import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionPosted;
import dev.tend.events.QuestionSummary;
import dev.tend.events.Visibility;

/**
 * A question as its newest content shows it, without its text. Whether its title and excerpt may be told, its typing says.
 *
 * @param excerpt the beginning of the text; null for PRIVATE
 * @param at when this content was posted or edited
 * @param from whether it is the post or an edit
 * @param event the {@code ce_id} of the event that told it
 */
record Card(String url, String title, @Nullable String excerpt, Author author, Instant postedAt, String source,
        String kind, List<String> labels, @Nullable String category, Visibility visibility, Instant at, Fact.Kind from,
        String event) {

    static final String REMOVED = "(removed)";
    static final String WITHHELD = "(title withheld)";
    private static final int EXCERPT = 500;
    private static final Comparator<Card> ORDER = Comparator.comparing(Card::at).thenComparing(Card::from)
            .thenComparing(Card::event);

    static Card of(String event, QuestionPosted post) {
        return new Card(post.url(), clean(post.title()), excerpt(post.body(), post.visibility()), post.author(),
                micros(post.postedAt()), post.source(), post.kind(), post.labels(), post.category(), post.visibility(),
                micros(post.postedAt()), Fact.Kind.POSTED, event);
    }

    static Card of(String event, QuestionEdited edit) {
        return new Card(edit.url(), clean(edit.title()), excerpt(edit.body(), edit.visibility()), edit.author(),
                micros(edit.postedAt()), edit.source(), edit.kind(), edit.labels(), edit.category(), edit.visibility(),
                micros(edit.editedAt()), Fact.Kind.EDITED, event);
    }

    boolean isNewerThan(@Nullable Card other) {
        return other == null || ORDER.compare(this, other) > 0;
    }

    /** Without anything that its author wrote, and without their name. */
    Card erased() {
        return new Card(url, REMOVED, null, new Author(REMOVED, null, author.staff(), author.bot()), postedAt, source,
                kind, labels, category, visibility, at, from, event);
    }

    QuestionSummary summary(Typing typing) {
        return new QuestionSummary(url, title(typing), source, kind, typing.type(), category, labels, typing.flags(),
                author,
                postedAt, visibility);
    }

    /** The title, unless it holds what should not be public. */
    String title(Typing typing) {
        return typing.titleWithheld() && !title.equals(REMOVED) ? WITHHELD : title;
    }

    /** Null also where the text holds what should not be public. */
    @Nullable
    String excerpt(Typing typing) {
        return typing.flags().contains(QuestionSummary.SENSITIVE) ? null : excerpt;
    }

    static String clean(String text) {
        return CleanText.of(text);
    }

    private static @Nullable String excerpt(String body, Visibility visibility) {
        if (visibility == Visibility.PRIVATE) {
            return null;
        }
        String text = clean(body).strip();
        if (text.length() <= EXCERPT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT);
    }

    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
