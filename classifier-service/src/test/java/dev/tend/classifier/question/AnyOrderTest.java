package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.tend.classifier.Communities;
import dev.tend.classifier.Story;
import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionType;
import dev.tend.events.QuestionTyped;
import dev.tend.events.TriageStatus;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.kit.community.Community;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Facts come late, twice, and in any order, and in batches of any size: it must make no difference in the end. */
class AnyOrderTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = Instant.parse("2027-01-20T12:00:00Z");
    private static final String QUESTION = "github:heron/server#7";
    /** Whether who is assigned has been silent for too long LATER depends on the hour in which they last wrote. */
    private static final Community COMMUNITY = Communities
            .withContributors(Duration.between(START.plus(Duration.ofHours(20)), LATER));

    @Property(tries = 2_000)
    void any_order_and_any_batches_end_in_the_same_state(@ForAll("histories") List<Event<?>> history,
            @ForAll Random random) {
        Books ordered = new Books(QUESTION, COMMUNITY);
        for (Event<?> event : history) {
            ordered.take(event.time(), List.of(event));
        }
        ordered.timeGoesBy(LATER);

        Books other = new Books(QUESTION, COMMUNITY);
        for (List<Event<?>> batch : batches(shuffled(history, random), random)) {
            other.take(LATER, batch);
        }
        other.timeGoesBy(LATER);

        assertThat(withoutRevision(other.status())).isEqualTo(withoutRevision(ordered.status()));
        assertThat(lastType(other)).isEqualTo(lastType(ordered));
        assertThat(how(other)).isEqualTo(how(ordered));
        assertThat(other.dossier().card()).isEqualTo(ordered.dossier().card());
    }

    @Property(tries = 500)
    void what_was_told_is_where_it_stands_and_revisions_only_grow(@ForAll("histories") List<Event<?>> history,
            @ForAll Random random) {
        Books books = new Books(QUESTION, COMMUNITY);
        for (List<Event<?>> batch : batches(shuffled(history, random), random)) {
            books.take(LATER, batch);
        }

        assertThat(books.told).extracting(event -> event.status().revision()).isSorted().doesNotHaveDuplicates();
        assertThat(books.status()).isEqualTo(books.dossier().told());
        assertThat(books.events).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void repeats_tell_nothing(@ForAll("histories") List<Event<?>> history) {
        Books books = new Books(QUESTION, COMMUNITY);
        books.take(LATER, history);
        int told = books.told.size();

        books.take(LATER, history);
        books.timeGoesBy(LATER.plusSeconds(60));

        assertThat(books.told).hasSize(told);
    }

    @Provide
    Arbitrary<List<Event<?>>> histories() {
        Arbitrary<Story> stories = Arbitraries.of(Via.values()).map(via -> new Story(QUESTION, START, via));
        Arbitrary<Duration> times = Arbitraries.integers().between(0, 40).map(Duration::ofHours);
        Arbitrary<Integer> replies = Arbitraries.integers().between(1, 4);
        Arbitrary<Author> authors = Arbitraries.of(Story.ASKER, Story.STAFF, Story.NEIGHBOUR, Story.BOT,
                Story.ASKER_WITH_ID, Story.ASKER_RENAMED, Story.GHOST);
        Arbitrary<Event<?>> reply = Combinators
                .combine(stories, times, replies, authors, Arbitraries.of("some words", "Thanks, it works now!"))
                .as((story, at, id, author, text) -> story.reply(at, id + author.handle(), author, text));
        Arbitrary<Event<?>> askerEdited = Combinators
                .combine(stories, times, authors.injectNull(0.2), Arbitraries.of("text", "more text", "text and a log"))
                .as((story, at, by, text) -> story.editedBy(by, at, "title", text));
        Arbitrary<Event<?>> known = Combinators
                .combine(stories, times, Arbitraries.integers().between(0, 40).injectNull(0.5))
                .as((story, at, since) -> story.edited(null, at, "title", "text",
                        since == null ? null : START.plus(Duration.ofHours(since))));
        Arbitrary<Event<?>> visibility = Combinators.combine(stories, times, Arbitraries.of(Visibility.values()))
                .as(Story::visibility);
        Arbitrary<Event<?>> replyRemoved = Combinators.combine(stories, times, replies, authors)
                .as((story, at, id, author) -> story.replyRemoved(at, id + author.handle()));
        Arbitrary<Event<?>> edited = Combinators
                .combine(stories, times, Arbitraries.of("text", "it crashes", "please add it"))
                .as((story, at, text) -> story.edited(at, "title", text, text.equals("text") ? "triaged" : "seen"));
        Arbitrary<Event<?>> assigned = Combinators
                .combine(stories, times, Arbitraries.of("", "neighbour", "visitor", "Neighbour visitor"))
                .as((story, at, handles) -> story.assigned(at, "title", "text",
                        handles.isEmpty() ? new String[0] : handles.split(" ")));
        Arbitrary<Event<?>> accepted = Combinators.combine(stories, times, replies, Arbitraries.of(true, false))
                .as((story, at, id, withdrawn) -> story.accepted(at, id + "neighbour", withdrawn));
        Arbitrary<Event<?>> reclassified = Combinators.combine(stories, times, Arbitraries.of(QuestionType.values()))
                .as(Story::reclassified);
        Arbitrary<Event<?>> closed = Combinators.combine(stories, times, authors.injectNull(0.2))
                .as((story, at, by) -> story.closedBy(by, at));
        Arbitrary<Event<?>> reopened = Combinators.combine(stories, times).as(Story::reopened);
        Arbitrary<Event<?>> resolved = Combinators
                .combine(stories, times, Arbitraries.integers().between(0, 40).injectNull(0.3))
                .as((story, at, seen) -> story.resolved(at, seen == null ? null : Duration.ofHours(seen)));
        Arbitrary<Event<?>> removed = Combinators.combine(stories, times).as(Story::removed);
        Arbitrary<List<Event<?>>> rest = Arbitraries.frequencyOf(Tuple.of(8, reply),
                Tuple.of(2, replyRemoved), Tuple.of(2, edited), Tuple.of(3, assigned),
                Tuple.of(2, accepted), Tuple.of(1, reclassified),
                Tuple.of(3, closed), Tuple.of(3, reopened),
                Tuple.of(2, resolved), Tuple.of(1, removed), Tuple.of(3, askerEdited),
                Tuple.of(2, known), Tuple.of(2, visibility)).list().ofMaxSize(12);
        return Combinators.combine(stories, rest, authors, Arbitraries.integers().between(0, 40).injectNull(0.6),
                Arbitraries.of("Bug", "Task").injectNull(0.5)).as((story, events, author, since, type) -> {
                    List<Event<?>> history = new ArrayList<>(events);
                    history.add(story.posted(author, "title", "text", type,
                            since == null ? null : START.plus(Duration.ofHours(since))));
                    history.sort(Comparator.comparing(Event::time));
                    return distinct(history);
                });
    }

    /** The same id means the same fact; sources do not tell one fact in two ways. */
    private static List<Event<?>> distinct(List<Event<?>> events) {
        List<String> ids = new ArrayList<>();
        return events.stream().<Event<?>>filter(event -> !ids.contains(event.id()) && ids.add(event.id())).toList();
    }

    private static List<Event<?>> shuffled(List<Event<?>> history, Random random) {
        List<Event<?>> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);
        history.stream().filter(event -> random.nextInt(4) == 0).forEach(shuffled::add);
        return shuffled;
    }

    private static List<List<Event<?>>> batches(List<Event<?>> events, Random random) {
        List<List<Event<?>>> batches = new ArrayList<>();
        int from = 0;
        while (from < events.size()) {
            int until = Math.min(events.size(), from + 1 + random.nextInt(4));
            batches.add(events.subList(from, until));
            from = until;
        }
        return batches;
    }

    private static TriageStatus withoutRevision(TriageStatus status) {
        return new TriageStatus(status.state(), status.awaiting(), status.awaitingSince(), status.lastActivityAt(),
                status.answered(), status.aged(), status.visibility(), status.silent(), 0, status.answeredAt(),
                status.knownSince());
    }

    /** What readers believe of its type in the end; a removed question has none any more. */
    private static Optional<QuestionType> lastType(Books books) {
        if (how(books).filter(QuestionSettled.How.REMOVED::equals).isPresent()) {
            return Optional.empty();
        }
        List<QuestionTyped> typed = books.told(QuestionTyped.class);
        return Optional.of(typed.get(typed.size() - 1).type());
    }

    private static Optional<QuestionSettled.How> how(Books books) {
        return books.told(QuestionSettled.class).stream().map(QuestionSettled::how)
                .filter(QuestionSettled.How.REMOVED::equals).findFirst();
    }
}
