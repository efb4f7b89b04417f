package dev.tend.classifier.question;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.classifier.turn.Asked;
import dev.tend.classifier.turn.Fact;
import dev.tend.classifier.type.Post;
import dev.tend.classifier.type.Typing;
import dev.tend.events.Author;
import dev.tend.events.CleanText;
import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionPosted;
import dev.tend.events.QuestionSummary;
import dev.tend.events.Visibility;
import dev.tend.kit.Cut;

/**
 * A question as its newest content shows it, without its text. Whether its title and excerpt may be told, its typing says, and who can
 * read it.
 *
 * @param excerpt the beginning of the text as it is shown at the source
 * @param at when this content was posted or edited
 * @param from whether it is the post or an edit
 * @param event the {@code ce_id} of the event that told it
 * @param sourceType the source's own word for the kind of question; null where it has none
 * @param knownSince since when Tend knows what happened to it; null where it knows everything
 */
record Card(String url, String title, @Nullable String excerpt, Author author, Instant postedAt, String source,
        String kind, List<String> labels, @Nullable String category, Visibility visibility, Instant at, Fact.Kind from,
        String event, @Nullable String sourceType, @Nullable Instant knownSince) {

    static final String REMOVED = "(removed)";
    static final String WITHHELD = "(title withheld)";
    private static final int EXCERPT = 500;
    private static final Comparator<Card> ORDER = Comparator.comparing(Card::at).thenComparing(Card::from)
            .thenComparing(Card::event);

    static Card of(String event, QuestionPosted post) {
        return new Card(post.url(), clean(post.title()), excerpt(post.body()), post.author(),
                micros(post.postedAt()), post.source(), post.kind(), post.labels(), post.category(), post.visibility(),
                micros(post.postedAt()), Fact.Kind.POSTED, event, post.sourceType(),
                microsIfAny(post.knownSince()));
    }

    static Card of(String event, QuestionEdited edit) {
        return new Card(edit.url(), clean(edit.title()), excerpt(edit.body()), edit.author(),
                micros(edit.postedAt()), edit.source(), edit.kind(), edit.labels(), edit.category(), edit.visibility(),
                micros(edit.editedAt()), Fact.Kind.EDITED, event, edit.sourceType(),
                microsIfAny(edit.knownSince()));
    }

    boolean isNewerThan(@Nullable Card other) {
        return other == null || ORDER.compare(this, other) > 0;
    }

    /** Without anything that its author wrote, and without their name. */
    Card erased() {
        return new Card(url, REMOVED, null, new Author(REMOVED, null, author.staff(), author.bot()), postedAt, source,
                kind, labels, category, visibility, at, from, event, sourceType, knownSince);
    }

    /** As it can be read now: the newest of its content and of what is known of its visibility says so; of the same time, PRIVATE. */
    Card readableNow(Collection<Fact> facts) {
        Comparator<Fact> order = Comparator.comparing(Fact::at)
                .thenComparing(fact -> visibility(fact) == Visibility.PRIVATE);
        Optional<Fact> newest = facts.stream().filter(fact -> fact.kind() == Fact.Kind.VISIBILITY).max(order)
                .filter(fact -> !fact.at().isBefore(at));
        boolean same = newest.filter(fact -> fact.at().equals(at)).isPresent() && visibility == Visibility.PRIVATE;
        return newest.isEmpty() || same
                ? this
                : new Card(url, title, excerpt, author, postedAt, source, kind, labels, category,
                        visibility(newest.get()), at, from, event, sourceType, knownSince);
    }

    private static Visibility visibility(Fact fact) {
        return Visibility.valueOf(Objects.requireNonNull(fact.detail()));
    }

    Asked asked() {
        return new Asked(author, postedAt, knownSince);
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

    /** Null for PRIVATE, and where the text holds what should not be public. */
    @Nullable
    String excerpt(Typing typing) {
        return visibility == Visibility.PRIVATE || typing.flags().contains(QuestionSummary.SENSITIVE) ? null : excerpt;
    }

    static String clean(String text) {
        return CleanText.of(text);
    }

    private static String excerpt(String body) {
        return Cut.of(Post.withoutComments(clean(body)).strip(), EXCERPT);
    }

    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Instant microsIfAny(@Nullable Instant time) {
        return time == null ? null : micros(time);
    }
}
