package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.DigestDue;
import dev.tend.events.Event;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionSettled;
import dev.tend.events.ScheduleEnding;
import dev.tend.events.ShiftStarted;
import dev.tend.events.SwapChanged;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ServiceTest;

@QuarkusTest
class ShiftPostingTest extends ServiceTest {

    private final String run = UUID.randomUUID().toString();

    @Test
    void who_comes_on_duty_is_told_once_with_what_is_open_and_private_lines_in_private() {
        Asked open = new Asked("shift", "Open " + run);
        Asked secret = new Asked("shift", "Secret " + run).visibility(Visibility.PRIVATE);
        Asked settled = new Asked("shift", "Settled " + run);
        Topic.publish(settled.settled(QuestionSettled.How.CLOSED));
        await().until(() -> jdbi.withHandle(handle -> handle.createQuery(
                "select count(*) from question_status where status is not null and question = :id")
                .bind("id", settled.question).mapTo(Integer.class).one()) == 1);
        Event<ShiftStarted> shift = shift("first-line", "ada", "ben", item(open, "Yours"),
                item(secret, "Still with Ben"), item(settled, "Still with Ben"));
        Topic.publish(shift, shift);

        await().until(() -> texts("desk", run).size() == 1 && texts("shifts", run).size() == 1);
        assertThat(texts("shifts", run).get(0)).startsWith("<@U0ADA>, ").contains("your shift in first-line has begun",
                "before you it was Ben's", "*Yours*", "Open " + run, "|", "no answer for 2 days",
                "follows whose shift starts (rotation first-line)").doesNotContain("Secret", "Settled");
        assertThat(texts("desk", run).get(0)).contains("Open " + run, "*Still with Ben*", "Secret " + run)
                .doesNotContain("Settled");
        Topic.publish(shift, shift("first-line", "ada", null));
        await().until(() -> texts("shifts", "Nothing is open").size() == 1);
        assertThat(texts("shifts", run)).hasSize(1);
    }

    @Test
    void a_shift_that_is_over_and_one_of_another_rotation_are_told_to_nobody() {
        Asked asked = new Asked("shift", "Late " + run);
        Instant start = Instant.now().minus(3, ChronoUnit.DAYS);
        ShiftStarted over = new ShiftStarted("first-line", "ada", null, start, start.plusSeconds(60), List.of(),
                List.of(item(asked, "Yours")), null);
        Topic.publish(Event.of("rotation-service", over, start, start),
                shift("night", "ben", null, item(asked, "Yours")),
                shift("first-line", "ada", null, item(new Asked("shift", "Last " + run), "Yours")));

        await().until(() -> texts("shifts", "Last " + run).size() == 1);
        assertThat(texts("shifts", "Late " + run)).isEmpty();
    }

    @Test
    void what_is_handed_over_at_once_is_one_message() {
        Instant now = Instant.now();
        Event<?>[] handed = IntStream.range(0, 3).mapToObj(i -> new Asked("handed", "Handed " + i + " " + run))
                .map(asked -> Event.of("rotation-service", new QuestionAssigned(asked.question, "ada", "ben", null,
                        QuestionAssigned.Because.HANDED_OVER, "ben", now, false, asked.summary(), 3), now, 1))
                .toArray(Event[]::new);
        Topic.publish(handed);

        await().until(() -> !texts("handed", run).isEmpty());
        assertThat(texts("handed", run)).singleElement().asString().contains("Handed 0", "Handed 1", "Handed 2",
                "<@U0ADA>");
    }

    @Test
    void who_did_not_change_a_swap_is_told_once_what_became_of_it() {
        String swap = UUID.randomUUID().toString();
        Event<SwapChanged> asked = swap(swap, SwapChanged.State.PROPOSED, "ben");
        Topic.publish(asked, asked, swap(swap, SwapChanged.State.DECLINED, "ben"));
        String other = UUID.randomUUID().toString();
        Topic.publish(swap(other, SwapChanged.State.ACCEPTED, "ada"));

        await().until(() -> texts("shifts", "swap").size() == 3);
        assertThat(texts("shifts", swap)).singleElement().asString()
                .startsWith("<@U0ADA>, *Ben asks you to swap shifts "
                        + "in first-line")
                .contains("theirs of Mon 5 Jan", "yours of Mon 12 Jan", "/accept",
                        "follows who wants to swap shifts");
        assertThat(texts("shifts", "withdraws")).singleElement().asString().startsWith("<@U0ADA>, *Ben withdraws");
        assertThat(texts("shifts", "accepts")).singleElement().asString().startsWith("Ben, *Ada accepts the swap")
                .contains("the shift of Mon 12 Jan", "is yours now");
    }

    @Test
    void a_week_without_anybody_is_told_to_who_is_on_duty_now() {
        Instant until = Instant.parse("2099-01-12T08:00:00Z").plusSeconds(run.hashCode() % 1000);
        Instant from = Instant.parse("2099-01-05T08:00:00Z");
        Topic.publish(Event.of("rotation-service", new ScheduleEnding("first-line", from, until,
                ScheduleEnding.Because.EVERYBODY_AWAY, "ada"), from, until),
                Event.of("rotation-service", new ScheduleEnding("first-line", from, until.plusSeconds(1),
                        ScheduleEnding.Because.NOBODY_ON_DUTY, null), from, until.plusSeconds(1)));

        await().until(() -> texts("shifts", "override").size() == 2);
        assertThat(texts("shifts", "everybody is away")).singleElement().asString().startsWith(
                "<@U0ADA>, *in first-line everybody is away when the shifts start from Mon 5 Jan");
        assertThat(texts("shifts", "nobody is on duty from")).singleElement().asString()
                .startsWith("*in first-line nobody").contains("follows when nobody is on duty, or holidays end");
    }

    @Test
    void that_the_list_of_holidays_ends_is_told_once_however_many_rotations_there_are() {
        Instant end = Instant.parse("2099-03-01T08:00:00Z").plusSeconds(run.hashCode() % 1000);
        Topic.publish(holidaysEnd("first-line", end), holidaysEnd("second-line", end));

        await().until(() -> !texts("shifts", "list of holidays ends").isEmpty());
        Topic.publish(holidaysEnd("second-line", end.plusSeconds(1)));
        await().until(() -> texts("shifts", "list of holidays ends").size() == 2);
        assertThat(texts("shifts", "list of holidays ends").get(0)).startsWith("<@U0ADA>, *the list of holidays ends")
                .contains("days from Sun 1 Mar", "working-time.holidays");
    }

    private static Event<ScheduleEnding> holidaysEnd(String rotation, Instant end) {
        return Event.of("rotation-service", new ScheduleEnding(rotation, end, end.plus(7, ChronoUnit.DAYS),
                ScheduleEnding.Because.HOLIDAYS_END, "ada"), end, rotation, end);
    }

    private static Event<SwapChanged> swap(String id, SwapChanged.State state, String by) {
        Instant gives = Instant.parse("2099-01-05T08:00:00Z");
        Instant takes = Instant.parse("2099-01-12T08:00:00Z");
        return Event.of("rotation-service",
                new SwapChanged("first-line", id, state, "ben", "ada", by, gives, takes, takes,
                        takes.plus(7, ChronoUnit.DAYS), Instant.now()),
                Instant.now(), id, state);
    }

    private static DigestDue.Item item(Asked asked, String section) {
        return new DigestDue.Item(asked.question, "no answer for 2 days", asked.summary(), section, Turn.TEAM, "ada");
    }

    private static Event<ShiftStarted> shift(String rotation, String person, @Nullable String previous,
            DigestDue.Item... items) {
        Instant now = Instant.now();
        return Event.of("rotation-service", new ShiftStarted(rotation, person, previous, now,
                now.plus(7, ChronoUnit.DAYS), List.of(), List.of(items), null), now, now);
    }

    private List<String> texts(String place, String part) {
        return chat.posts(place).stream()
                .map(post -> StreamSupport.stream(post.json().path("blocks").spliterator(), false)
                        .map(block -> block.path("text").path("text").asText()).collect(Collectors.joining("\n")))
                .filter(text -> text.contains(part)).toList();
    }
}
