package dev.tend.rotation.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.tend.events.Author;
import dev.tend.events.QuestionTyped;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.rotation.Pinwheel;
import dev.tend.rotation.Triage;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Loaded;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Question;

class ListingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String ALL = "{rotation: first-line, to: porch, at: \"09:00\"}";

    @Test
    void how_long_there_was_no_answer_is_said_from_when_the_question_is_known() {
        Instant known = NOW.minus(Duration.ofDays(3));
        Instant justNow = NOW.minus(Duration.ofHours(1));
        Listing listing = listing(ALL,
                asked("old", 9_000).lastActivityAt(known).aged("unanswered").knownSince(known),
                asked("older", 9_001).lastActivityAt(justNow).knownSince(justNow));

        assertThat(listing.lines()).extracting(Line::because).containsExactly("no answer for 3 days",
                "open, no answer known of");
    }

    @Test
    void overdue_comes_first_then_what_is_due_soon_then_the_rest_and_the_oldest_first() {
        Listing listing = listing(ALL, asked("rest", 3), asked("soon", 30), asked("older-rest", 5),
                asked("overdue", 60).aged("unanswered"), asked("most-overdue", 90).aged("unanswered"));

        assertThat(ids(listing)).containsExactly("most-overdue", "overdue", "soon", "older-rest", "rest");
        assertThat(listing.lines()).extracting(Line::urgent).containsExactly(Urgent.OVERDUE, Urgent.OVERDUE,
                Urgent.DUE_SOON, Urgent.REST, Urgent.REST);
        assertThat(listing.lines()).extracting(Line::because).containsExactly("no answer for 3 days",
                "no answer for 2 days", "due soon: no answer for 2 days in 18 hours", "open, no answer yet",
                "open, no answer yet");
    }

    @Test
    void of_a_silent_contributor_it_says_for_how_long_at_least() {
        assertThat(listing(ALL, asked("taken", 3).aged("contributor-silent")).lines()).singleElement()
                .satisfies(line -> assertThat(line.urgent()).isEqualTo(Urgent.OVERDUE)).extracting(Line::because)
                .isEqualTo("contributor silent for more than 14 days");
    }

    @Test
    void a_question_is_in_the_first_section_that_includes_it() {
        Listing listing = listing(
                """
                    {rotation: first-line, to: porch, at: "09:00", sections: [
                        {title: Old, include: {aged: unanswered}}, {title: Upgrades, include: {flags: [upgrade], answered: false}},
                        {title: Theirs, include: {awaiting: AUTHOR}}]}""",
                asked("upgrade", 1).flags("UPGRADE"),
                asked("old-upgrade", 70).flags("UPGRADE").aged("unanswered"), asked("theirs", 2).awaiting(Turn.AUTHOR),
                asked("neither", 2));

        assertThat(listing.lines()).extracting(line -> line.section().orElseThrow() + " " + line.question().id())
                .containsExactly("Old old-upgrade", "Upgrades upgrade", "Theirs theirs");
        assertThat(listing.lines().get(1).because()).isEqualTo("about upgrade");
    }

    @Test
    void each_condition_leaves_out_what_it_does_not_hold_for() {
        Triage question = asked("it", 50).flags("UPGRADE").aged("unanswered");

        Stream.of("aged: unanswered", "sources: [engine]", "types: [BUG]", "label: BUG", "flags: [UPGRADE, SAML]",
                "awaiting: TEAM", "author: community", "answered: false", "older-than: P2D", "state: OPEN")
                .forEach(holds -> assertThat(ids(including(holds, question))).as(holds).containsExactly("it"));
        Stream.of("aged: inactive", "sources: [forum]", "types: [QUESTION]", "label: help", "flags: [SAML]",
                "awaiting: AUTHOR", "author: staff", "answered: true", "older-than: P3D", "state: SNOOZED",
                "category: support")
                .forEach(fails -> assertThat(ids(including(fails, question))).as(fails).isEmpty());
    }

    @Test
    void what_was_settled_lately_is_listed_where_a_section_asks_for_it() {
        Instant resolved = NOW.minus(Duration.ofHours(3));
        Question here = question(asked("here", 500).aged("inactive"));
        Listing listing = of(
                """
                    {rotation: first-line, to: porch, at: "09:00", sections: [
                        {title: Open}, {title: Done, include: {label: bug, state: SETTLED, settled-within: P2W}}]}""",
                List.of(here.with(Care.NONE.resolved(new Care.Resolution("bea", null, null, resolved))),
                        settled("lately", 14), settled("long-ago", 15), question(asked("open", 1)),
                        question(asked("gone", 20).title(Question.REMOVED).author(
                                new Author(Question.REMOVED, null, false, false)).awaiting(Turn.NOBODY))));

        assertThat(listing.lines())
                .extracting(line -> line.section().orElseThrow() + " " + line.question().id() + ": " + line.because())
                .containsExactly("Open open: open, no answer yet",
                        "Done here: settled 3 hours ago, labelled bug",
                        "Done lately: settled 14 days ago, labelled bug");
        assertThat(listing.lines()).extracting(line -> line.item().settledAt()).containsExactly(null, resolved,
                NOW.minus(Duration.ofDays(14)));
    }

    private static Question settled(String id, int daysAgo) {
        return question(asked(id, 400).awaiting(Turn.NOBODY).awaitingSince(NOW.minus(Duration.ofDays(daysAgo))));
    }

    @Test
    void only_questions_of_the_rotations_sources_are_on_it() {
        assertThat(ids(listing(ALL, asked("ours", 1), asked("others", 1).source("labs")))).containsExactly("ours");
    }

    @Test
    void what_is_private_is_on_lists_for_private_destinations_only() {
        Triage secret = asked("secret", 1).visibility(Visibility.PRIVATE);

        Listing shown = listing(ALL.replace("porch", "cellar"), secret);
        Listing hidden = listing(ALL, secret);

        assertThat(ids(shown)).containsExactly("secret");
        assertThat(ids(hidden)).isEmpty();
        assertThat(hidden.withheld()).isOne();
    }

    @Test
    void what_is_sensitive_too() {
        Triage sensitive = asked("sensitive", 1).flags("SENSITIVE");

        assertThat(ids(listing(ALL.replace("porch", "cellar"), sensitive))).containsExactly("sensitive");
        assertThat(listing(ALL, sensitive).lines()).isEmpty();
        assertThat(listing(ALL, sensitive).withheld()).isOne();
    }

    @Test
    void a_list_that_is_the_same_is_told_in_one_line_unless_it_is_to_be_repeated() {
        Optional<Last> last = Optional.of(new Last(listing(ALL, asked("one", 1)).fingerprint(), NOW));
        Listing same = listing(ALL, asked("one", 20));
        Listing moreUrgent = listing(ALL, asked("one", 40));
        String always = ALL.replace("}", ", repeat: always}");

        assertThat(Posting.of(digest(ALL), same, last)).isEqualTo(Posting.UNCHANGED);
        assertThat(Posting.of(digest(ALL), same, Optional.empty())).isEqualTo(Posting.LIST);
        assertThat(Posting.of(digest(ALL), moreUrgent, last)).isEqualTo(Posting.LIST);
        assertThat(Posting.of(digest(always), same, last)).isEqualTo(Posting.LIST);
    }

    @Test
    void an_empty_list_is_not_posted_or_said_to_be_empty_once() {
        Listing empty = listing(ALL);
        Optional<Last> last = Optional.of(new Last(empty.fingerprint(), NOW));
        Digest saysSo = digest(ALL.replace("}", ", when-empty: say-so}"));

        assertThat(Posting.of(digest(ALL), empty, Optional.empty())).isEqualTo(Posting.NOTHING);
        assertThat(Posting.of(saysSo, empty, Optional.empty())).isEqualTo(Posting.EMPTY);
        assertThat(Posting.of(saysSo, empty, last)).isEqualTo(Posting.NOTHING);
    }

    @Test
    void of_a_long_list_the_first_hundred_are_lines_and_the_others_are_counted() {
        List<Question> many = IntStream.range(0, 150)
                .mapToObj(number -> question(asked("q" + number, number % 3 == 0 ? 100 + number : 10))).toList();
        Listing listing = of("{rotation: first-line, to: porch, at: \"09:00\"}", many);

        assertThat(listing.lines()).hasSize(100);
        assertThat(listing.count()).isEqualTo(150);
        assertThat(listing.more()).isEqualTo(50);
        assertThat(listing.lines().get(0).question().id()).isEqualTo("q147");
        List<Question> another = new ArrayList<>(many);
        another.set(1, question(asked("q1-other", 10)));
        assertThat(of("{rotation: first-line, to: porch, at: \"09:00\"}", another).fingerprint())
                .as("one that has no line is part of the list all the same").isNotEqualTo(listing.fingerprint());
    }

    @Test
    void what_an_earlier_list_of_the_same_message_has_is_counted_apart() {
        Community community = Pinwheel.withDigests(
                "first: {rotation: first-line, to: porch, at: \"09:00\", to-person: otto, include: {flags: [UPGRADE]}}",
                "second: {rotation: first-line, to: porch, at: \"09:00\", to-person: otto}");
        List<Question> questions = List.of(question(asked("upgrade", 3).flags("UPGRADE")), question(asked("other", 3)));
        Listing second = Listing.of(community.digests().get("second"), List.of(community.digests().get("first")),
                community, questions.stream().map(Outline::of), Loaded.from(questions), NOW);

        assertThat(List.of(second.count(), second.repeated())).containsExactly(2, 1);
    }

    private static Listing including(String condition, Triage question) {
        return listing("{rotation: first-line, to: porch, at: \"09:00\", include: {" + condition + "}}", question);
    }

    private static Listing listing(String digest, Triage... questions) {
        return of(digest, Stream.of(questions).map(ListingTest::question).toList());
    }

    private static Listing of(String digest, List<Question> questions) {
        Community community = Pinwheel.withDigests("list: " + digest.replaceAll("\\s+", " "));
        return Listing.of(community.digests().get("list"), List.of(), community, questions.stream().map(Outline::of),
                Loaded.from(questions), NOW);
    }

    private static Digest digest(String digest) {
        return Pinwheel.withDigests("list: " + digest).digests().get("list");
    }

    private static Triage asked(String id, int hoursAgo) {
        Instant posted = NOW.minus(Duration.ofHours(hoursAgo));
        return Triage.of(id).postedAt(posted).lastActivityAt(posted);
    }

    private static Question question(Triage triage) {
        QuestionTyped typed = triage.typed();
        return new Question(typed.question(), typed.summary(), null,
                new Question.Typing(typed.by(), typed.confidence(), typed.reasons()), typed.status(), Care.NONE, 0);
    }

    private static List<String> ids(Listing listing) {
        return listing.lines().stream().map(line -> line.question().id()).toList();
    }
}
