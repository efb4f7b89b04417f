package dev.tend.notifier.ping;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.AssignmentEvent;
import dev.tend.events.Event;
import dev.tend.events.EventType;
import dev.tend.events.QuestionAcknowledged;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionReclassified;
import dev.tend.events.QuestionResolved;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionSnoozed;
import dev.tend.events.QuestionType;
import dev.tend.events.Topics;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.kit.community.PingRule;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ChatServer.Behaviour;
import dev.tend.notifier.ServiceTest;

@QuarkusTest
class PrivateTest extends ServiceTest {

    private static final String CANARY = "canary-of-the-private-question";

    @Test
    void nothing_of_a_private_question_gets_anywhere_but_to_private_destinations() {
        nothingGetsOut(new Asked("canary", CANARY).visibility(Visibility.PRIVATE).saying(CANARY));
    }

    @Test
    void nothing_of_a_sensitive_question_gets_anywhere_but_to_private_destinations() {
        nothingGetsOut(new Asked("canary", CANARY).sensitive().saying(CANARY));
    }

    private void nothingGetsOut(Asked asked) {
        Queue<String> log = new ConcurrentLinkedQueue<>();
        Handler handler = listening(log);
        Logger.getLogger("").addHandler(handler);
        int publicPosts = chat.calls("public");
        chat.next("vault", Behaviour.DOWN, Behaviour.BREAKS, Behaviour.REFUSES);
        try {
            everythingThatHappens(asked).forEach(Topic::publish);
            await().atMost(Duration.ofSeconds(60)).until(() -> reasons(asked).containsAll(pinged())
                    && ledger(asked).getList("items.findAll { it.destination == 'vault' }.state").stream()
                            .noneMatch(state -> state.equals("DUE") || state.equals("SENDING")));
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }

        assertThat(chat.texts("vault")).anyMatch(text -> text.contains(CANARY));
        assertThat(chat.calls("public")).isEqualTo(publicPosts);
        assertThat(ledger(asked).getList("items.findAll { it.destination == 'public' }.state"))
                .hasSizeGreaterThanOrEqualTo(pinged().size()).containsOnly("WITHHELD");
        assertThat(log).isNotEmpty().noneMatch(line -> line.contains(CANARY));
        assertThat(Stream.of(Topics.PINGS, Topics.ACTIONS).flatMap(topic -> Topic.records(topic).stream()))
                .isNotEmpty().noneMatch(record -> all(record).contains(CANARY));
        assertThat(given().queryParam("question", asked.question).get("/api/pings").asString())
                .contains(asked.question).doesNotContain(CANARY);
        assertThat(given().get("/q/metrics").asString()).doesNotContain(CANARY);
    }

    private static List<Event<?>> everythingThatHappens(Asked asked) {
        var now = Asked.POSTED;
        return List.of(asked.typed(), asked.aged("unanswered"), asked.assigned("ada"),
                asked.escalated(QuestionEscalated.Step.BACK_UP, "ben"), asked.turn(Turn.AUTHOR, Turn.TEAM),
                of(new QuestionAcknowledged(asked.question, "ada", now, asked.summary())),
                of(new QuestionSnoozed(asked.question, "ada", now, CANARY, asked.summary())),
                of(new QuestionReclassified(asked.question, QuestionType.QUESTION, QuestionType.BUG, "ada", now)),
                of(new QuestionResolved(asked.question, "ada", "https://example.org/" + CANARY, CANARY, now,
                        asked.summary(), now, null)),
                asked.settled(QuestionSettled.How.CLOSED));
    }

    private static Event<?> of(AssignmentEvent data) {
        return Event.of("rotation-service", data, Asked.POSTED);
    }

    /** The events that there are rules for: all of a question that a ping can be about. */
    private static List<String> pinged() {
        return Stream.of(EventType.values())
                .filter(type -> List.of(Topics.TRIAGE, Topics.ASSIGNMENTS).contains(type.topic()))
                .filter(type -> !PingRule.OF_ROTATIONS.contains(type) && type != EventType.DIGEST_DUE
                        && type != EventType.QUESTION_LINKED)
                .map(EventType::eventName).toList();
    }

    private static List<String> reasons(Asked asked) {
        return ledger(asked).<String>getList("items.reason").stream().map(reason -> reason.split("[:@]")[0]).toList();
    }

    private static String all(ConsumerRecord<String, byte[]> record) {
        StringBuilder all = new StringBuilder(record.key()).append(new String(record.value(), StandardCharsets.UTF_8));
        record.headers().forEach(
                header -> all.append(header.key()).append(new String(header.value(), StandardCharsets.UTF_8)));
        return all.toString();
    }

    /** As they stand in the log, with the stack traces of what was thrown. */
    private static Handler listening(Queue<String> log) {
        PatternFormatter formatter = new PatternFormatter("%c %s%e%n");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(formatter.format(ExtLogRecord.wrap(line)));
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        handler.setLevel(Level.INFO);
        return handler;
    }
}
