package dev.tend.notifier.ping;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.DigestDue;
import dev.tend.events.Event;
import dev.tend.events.QuestionSettled;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ServiceTest;

@QuarkusTest
class DigestPostingTest extends ServiceTest {

    private final String run = UUID.randomUUID().toString();

    @Test
    void a_list_is_one_message_escaped_once_however_often_it_is_heard() {
        Asked asked = new Asked("digest", "Probe <!channel> spins " + run);
        Event<DigestDue> due = due("waiting", "ada", null, null, item(asked, "Upgrades"));
        Topic.publish(due, due);

        String text = text();
        assertThat(text).startsWith("<@U0ADA> *[Help wanted] @").contains("can anyone help?", "*Upgrades*",
                "spins " + run, "bug", "nobody has it yet", "no answer for 2 days", "digest waiting")
                .doesNotContain("<!channel>", "@here");
        Topic.publish(due);
        Asked last = new Asked("digest", "The last " + run);
        Topic.publish(due("waiting", null, null, null, item(last, null)));
        await().until(() -> texts("The last " + run).size() == 1);
        assertThat(texts("spins " + run)).hasSize(1);
    }

    @Test
    void a_group_is_called_and_no_text_can_call_one() {
        Asked asked = new Asked("digest", "Probe <!subteam^S0BOSS> spins " + run);
        Topic.publish(due("of-the-crew", null, null, null, item(asked, null)));
        assertThat(text()).startsWith("<!subteam^S0CREW> *For").doesNotContain("<!subteam^S0BOSS");
    }

    @Test
    void a_report_shows_its_parts_and_no_example_that_was_hidden_meanwhile() {
        Asked shown = new Asked("digest", "Proxy <!channel> " + run);
        Asked hidden = new Asked("digest", "Secret " + run);
        Topic.publish(hidden.visibility(Visibility.PRIVATE).typed());
        Instant now = clock.instant();
        Topic.publish(Event.of("rotation-service", new DigestDue("everybody", "listed", null, now, List.of(), null,
                null, List.of(new DigestDue.Part("What rises", "in titles " + run,
                        List.of(new DigestDue.Entry("“proxy”: 4, and usually 1",
                                List.of(link(shown), link(hidden))))))),
                now, now));

        await().until(() -> texts("in titles " + run).size() == 1);
        assertThat(texts("in titles " + run).get(0)).contains("*What rises*", "“proxy”: 4, and usually 1: ",
                "Proxy").doesNotContain("<!channel>", "Secret", "Nothing is on this list");
    }

    private static DigestDue.Link link(Asked asked) {
        return new DigestDue.Link(asked.question, asked.summary().url(), asked.summary().title());
    }

    @Test
    void what_became_private_sensitive_settled_or_removed_since_is_not_on_it() {
        Asked open = new Asked("digest", "Open " + run);
        Asked hidden = new Asked("digest", "Hidden " + run);
        Asked sensitive = new Asked("digest", "Sensitive " + run);
        Asked settled = new Asked("digest", "Settled " + run);
        Asked removed = new Asked("digest", "Removed " + run);
        Event<DigestDue> due = due("everybody", null, null, null, item(hidden, null), item(sensitive, null),
                item(settled, null),
                item(removed, null), item(open, null), item(new Asked("digest", "Never told " + run).sensitive(), null),
                item(new Asked("digest", "Never public " + run).visibility(
                        Visibility.PRIVATE), null));
        Topic.publish(hidden.visibility(Visibility.PRIVATE).typed());
        Topic.publish(sensitive.sensitive().typed());
        Topic.publish(settled.settled(QuestionSettled.How.CLOSED), removed.settled(QuestionSettled.How.REMOVED));
        await().until(() -> jdbi.withHandle(handle -> handle.createQuery(
                "select count(*) from question_status where status is not null and question = any(:ids)")
                .bindArray("ids", String.class,
                        List.of(hidden.question, sensitive.question, settled.question, removed.question))
                .mapTo(Integer.class).one()) == 4);
        Topic.publish(due);

        assertThat(text()).startsWith("<!here>").contains("Open " + run).doesNotContain("Hidden", "Settled", "Removed",
                "Never public", "Sensitive", "Never told");
    }

    @Test
    void a_list_too_long_for_the_chat_is_cut_and_says_how_many_are_left() {
        DigestDue.Item[] items = IntStream.range(0, 100)
                .mapToObj(i -> item(new Asked("digest", "Long " + run + " " + "x".repeat(150)), null))
                .toArray(DigestDue.Item[]::new);
        Topic.publish(due("waiting", null, null, 7, items));

        String text = text();
        long shown = text.lines().filter(line -> line.startsWith("•")).count();
        assertThat(shown).isBetween(20L, 60L);
        assertThat(text).contains("and " + (107 - shown) + " more <https://board.example.org|on the board>")
                .contains("digest waiting");
    }

    @Test
    void an_unchanged_list_is_one_line_and_one_of_yesterday_is_not_posted() {
        Asked asked = new Asked("digest", "Same " + run);
        Instant yesterday = Instant.now().minus(2, ChronoUnit.DAYS);
        DigestDue old = new DigestDue("waiting", "listed", null, yesterday, List.of(item(asked, null)), null, null,
                null);
        Topic.publish(Event.of("rotation-service", old, yesterday, yesterday));
        await().until(() -> ledger("digest:waiting", yesterday).equals("DROPPED"));

        Event<DigestDue> seen = due("everybody", "ben", null, null, item(asked, null));
        Topic.publish(seen);
        await().until(() -> texts("Same " + run).size() == 1);
        Instant since = seen.data().dueAt();
        Topic.publish(due("everybody", "ben", since, null, item(asked, null)));
        String unchanged = "Unchanged since " + DateTimeFormatter.ofPattern("EEE d MMM, HH", Locale.ENGLISH)
                .withZone(ZoneId.of("Europe/Berlin")).format(since);
        await().until(() -> texts(unchanged).size() == 1);
        assertThat(texts(unchanged).get(0)).contains("1 question", "Ben").doesNotContain("Same " + run);
    }

    @Test
    void an_unchanged_list_that_nobody_has_seen_is_shown_whole() {
        Asked asked = new Asked("digest", "Unseen " + run);
        Instant since = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        Topic.publish(due("unseen", "ben", since, null, item(asked, null)));

        await().until(() -> texts("Unseen " + run).size() == 1);
        assertThat(texts("Unseen " + run).get(0)).contains("Ben").doesNotContain("Unchanged");
    }

    @Test
    void what_people_get_on_a_day_is_one_message_each_that_names_all_its_lists() {
        Asked asked = new Asked("digest", "Mine " + run);
        Instant now = Instant.now();
        Topic.publish(personal("ada", now, asked), personal("ada", now, asked), personal("ben", now, asked));

        await().until(() -> texts(run).size() == 2);
        assertThat(texts(run)).anySatisfy(text -> assertThat(text).startsWith("<@U0ADA> *Your lists of today*")
                .contains("*Help: Upgrades*", "Mine " + run, "digest waiting, digest everybody"))
                .anySatisfy(text -> assertThat(text).startsWith("Ben *Your lists"));
    }

    @Test
    void what_the_one_before_has_seen_is_shown_whole_to_who_gets_it_now() {
        Asked asked = new Asked("digest", "Handed on " + run);
        Instant since = Instant.now();
        Topic.publish(personal("ada", since, asked));
        await().until(() -> texts("Handed on " + run).size() == 1);

        Topic.publish(personal("ben", since.plusSeconds(1), asked, since));
        await().until(() -> texts("Handed on " + run).size() == 2);
        Topic.publish(personal("ben", since.plusSeconds(2), asked, since));
        await().until(() -> texts("Unchanged since ").stream().anyMatch(text -> text.startsWith("Ben *Your lists")));
        assertThat(texts("Handed on " + run)).hasSize(2);
    }

    private static Event<DigestDue> personal(String person, Instant due, Asked asked) {
        return personal(person, due, asked, null);
    }

    private static Event<DigestDue> personal(String person, Instant due, Asked asked,
            @Nullable Instant unchangedSince) {
        return Event.of("rotation-service", new DigestDue("waiting", "listed", person, due,
                List.of(item(asked, "Help: Upgrades")), unchangedSince, null, null, List.of("waiting", "everybody")),
                due, due, person);
    }

    private static String ledger(String digest, Instant due) {
        return String.valueOf(given().queryParam("question", digest).get("/api/pings").jsonPath()
                .getString("items.find { it.reason == 'digest-due@" + due + "' }.state"));
    }

    private static DigestDue.Item item(Asked asked, @Nullable String section) {
        return new DigestDue.Item(asked.question, "no answer for 2 days", asked.summary(), section, Turn.TEAM, null);
    }

    private static Event<DigestDue> due(String digest, @Nullable String person, @Nullable Instant unchangedSince,
            @Nullable Integer more, DigestDue.Item... items) {
        Instant now = Instant.now();
        return Event.of("rotation-service",
                new DigestDue(digest, "listed", person, now, List.of(items), unchangedSince, more, null), now, now);
    }

    private String text() {
        await().until(() -> texts(run).size() == 1);
        return texts(run).get(0);
    }

    private List<String> texts(String part) {
        return chat.posts("listed").stream()
                .map(post -> StreamSupport.stream(post.json().path("blocks").spliterator(), false)
                        .map(block -> block.path("text").path("text").asText()).collect(Collectors.joining("\n")))
                .filter(text -> text.contains(part)).toList();
    }
}
