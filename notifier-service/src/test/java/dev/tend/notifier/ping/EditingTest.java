package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.DigestDue;
import dev.tend.events.Event;
import dev.tend.events.QuestionSettled;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ChatServer.Behaviour;
import dev.tend.notifier.ServiceTest;

/** A question that was told in public becomes private, or is removed: what was posted follows. */
@QuarkusTest
class EditingTest extends ServiceTest {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    @AfterEach
    void allowEdits() {
        chat.refuseEdits(0);
    }

    @Test
    void what_becomes_private_is_edited_where_the_server_lets_tend_and_the_ledger_says_where_not() {
        Asked asked = told(new Asked("open", "Topic that becomes a message"));

        Topic.publish(asked.visibility(Visibility.PRIVATE).typed());

        gone("C0API", "Topic that becomes");
        gone("rest", "Topic that becomes");
        await().atMost(A_WHILE).until(() -> "DONE".equals(edit(asked, "api")));
        await().atMost(A_WHILE).until(() -> "DONE".equals(edit(asked, "rest")));
        await().atMost(A_WHILE).until(() -> "IMPOSSIBLE".equals(edit(asked, "public")));
        assertThat(ledger(asked).getString("items.find { it.destination == 'public' }.editError"))
                .contains("Remove the message by hand");
        assertThat(edit(asked, "vault")).isNull();
        assertThat(chat.texts("vault")).anyMatch(text -> text.contains("Topic that becomes"));
        assertThat(chat.texts("C0API")).contains("This was about a question that is not public any more.");
    }

    @Test
    void buttons_go_with_the_text() {
        Asked asked = told(new Asked("open", "Has buttons").numbered(301));
        assertThat(all("C0API", "Has buttons")).hasSize(1);

        Topic.publish(asked.visibility(Visibility.PRIVATE).typed());

        await().atMost(A_WHILE).until(() -> "DONE".equals(edit(asked, "api")) && "DONE".equals(edit(asked, "rest")));
        assertThat(chat.posts("C0API")).noneMatch(post -> post.json().toString().contains(asked.question));
        assertThat(chat.posts("rest")).noneMatch(post -> post.json().toString().contains(asked.question));
    }

    @Test
    void what_is_sensitive_since_an_edit_is_treated_alike() {
        Asked asked = told(new Asked("open", "Holds a key by now"));

        Topic.publish(asked.sensitive().typed());

        gone("C0API", "Holds a key");
        gone("rest", "Holds a key");
    }

    @Test
    void what_is_removed_at_its_source_is_erased_everywhere() {
        Asked asked = told(new Asked("open", "Removed at its source"));

        Topic.publish(asked.settled(QuestionSettled.How.REMOVED));

        gone("C0API", "Removed at");
        gone("rest", "Removed at");
        assertThat(chat.texts("rest")).contains("This was about a question that was removed at its source.");
        await().atMost(A_WHILE).until(() -> "IMPOSSIBLE".equals(edit(asked, "vault")));
        assertThat(jdbi.<String, RuntimeException>withHandle(handle -> handle.createQuery("""
            select coalesce(string_agg(row::text, ' '), '') from (select to_jsonb(ping) as row from ping
              union all select to_jsonb(question_status) from question_status union all select to_jsonb(edit) from edit
              union all select to_jsonb(named) from named) rows""").mapTo(String.class).one()))
                .doesNotContain("Removed at its source");
    }

    @Test
    void of_a_message_about_several_questions_only_its_line_goes() {
        chat.next("rest", Behaviour.LIMITED);
        List<Asked> asked = IntStream.range(0, 7)
                .mapToObj(i -> new Asked("rest", "Listed question " + i).numbered(400 + i)).toList();
        asked.forEach(one -> Topic.publish(one.typed()));
        await().atMost(A_WHILE).until(() -> asked.stream().allMatch(one -> "SENT".equals(state(one))));
        assertThat(all("rest", "Listed question 4").get(0)).contains("Listed question 5");

        Topic.publish(asked.get(4).visibility(Visibility.PRIVATE).typed());

        gone("rest", "Listed question 4");
        assertThat(all("rest", "Listed question 5")).singleElement().asString()
                .contains("• a question that is not public any more", "Listed question 6");
    }

    @Test
    void of_a_list_that_was_edited_already_only_the_next_line_goes() {
        chat.next("rest", Behaviour.LIMITED);
        List<Asked> asked = IntStream.range(0, 7)
                .mapToObj(i -> new Asked("rest", "Twice edited " + i).numbered(600 + i)).toList();
        asked.forEach(one -> Topic.publish(one.typed()));
        await().atMost(A_WHILE).until(() -> asked.stream().allMatch(one -> "SENT".equals(state(one))));
        Topic.publish(asked.get(4).visibility(Visibility.PRIVATE).typed());
        gone("rest", "Twice edited 4");
        int edits = chat.edits();

        Topic.publish(asked.get(4).settled(QuestionSettled.How.REMOVED));
        await().atMost(A_WHILE).until(() -> chat.edits() > edits && "DONE".equals(edit(asked.get(4), "rest")));
        Topic.publish(asked.get(5).visibility(Visibility.PRIVATE).typed());

        gone("rest", "Twice edited 5");
        assertThat(all("rest", "Twice edited 6")).singleElement().asString()
                .contains("• a question that is not public any more", "Twice edited 3");
    }

    @Test
    void of_a_digest_only_its_line_goes() {
        Asked stays = told(new Asked("nowhere", "Stays on the list").numbered(501));
        Asked hides = told(new Asked("nowhere", "Leaves the list").numbered(502));
        Instant due = clock.instant();
        Topic.publish(Event.of("rotation-service", new DigestDue("waiting", "rest", null, due,
                List.of(item(stays), item(hides)), null, null, null), due, due));
        await().atMost(A_WHILE).until(() -> all("rest", "Leaves the list").size() == 1);

        Topic.publish(hides.visibility(Visibility.PRIVATE).typed());

        gone("rest", "Leaves the list");
        assertThat(all("rest", "Stays on the list")).singleElement().asString()
                .contains("a question that is not public any more");
    }

    @Test
    void an_edit_waits_for_a_server_that_errs() {
        Asked asked = told(new Asked("open", "Edited later"));
        chat.refuseEdits(3);

        Topic.publish(asked.visibility(Visibility.PRIVATE).typed());

        gone("C0API", "Edited later");
        gone("rest", "Edited later");
    }

    @Test
    void what_becomes_private_while_nobody_knows_whether_it_was_shown_is_looked_for_and_edited() {
        chat.next("C0API", Behaviour.ERRS);
        Asked asked = new Asked("api", "Hidden in between");
        Topic.publish(asked.typed(), asked.visibility(Visibility.PRIVATE).typed());
        // In one batch it is withheld at once; so it has to be shown before.
        await().atMost(A_WHILE).until(() -> state(asked) != null);
        Asked shown = new Asked("api", "Shown and hidden");
        Topic.publish(shown.typed());
        await().atMost(A_WHILE).until(() -> all("C0API", "Shown and hidden").size() == 1);
        Topic.publish(shown.visibility(Visibility.PRIVATE).typed());

        gone("C0API", "Shown and hidden");
        gone("C0API", "Hidden in between");
    }

    private Asked told(Asked asked) {
        Topic.publish(asked.typed());
        await().atMost(A_WHILE).until(() -> !ledger(asked).getList("items").isEmpty()
                && ledger(asked).getList("items.state").stream().allMatch("SENT"::equals));
        return asked;
    }

    private static DigestDue.Item item(Asked asked) {
        return new DigestDue.Item(asked.question, "it waits", asked.summary(), null, Turn.TEAM, null);
    }

    private static String edit(Asked asked, String destination) {
        return ledger(asked).getString("items.find { it.destination == '" + destination + "' }.edit");
    }

    private List<String> all(String place, String title) {
        return chat.posts(place).stream().map(post -> post.json().toString()).filter(json -> json.contains(title))
                .toList();
    }

    private void gone(String place, String title) {
        await().atMost(A_WHILE).until(() -> all(place, title).isEmpty());
    }
}
