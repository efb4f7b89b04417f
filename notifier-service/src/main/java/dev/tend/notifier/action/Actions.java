package dev.tend.notifier.action;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import io.quarkiverse.resteasy.problem.HttpProblem;

import dev.tend.events.ActionRequested;
import dev.tend.events.Event;
import dev.tend.events.EventCodec;
import dev.tend.events.QuestionState;
import dev.tend.events.Topics;
import dev.tend.kit.community.Community;
import dev.tend.kit.consumer.KafkaPublisher;
import dev.tend.notifier.sink.Button;

/** What a checked press of a button becomes. */
@ApplicationScoped
class Actions {

    /** Chats want their answer within three seconds. */
    private static final long WAIT_MILLIS = 2_300;

    private final Community community;
    private final KafkaPublisher kafka;
    private final Jdbi jdbi;
    private final Clock clock;

    Actions(Community community, KafkaPublisher kafka, Jdbi jdbi, Clock clock) {
        this.community = community;
        this.kafka = kafka;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A press.
     *
     * @param sink {@code slack} or {@code mattermost}
     * @param handle who pressed, as the sink calls them
     * @param id what is the same when this press is delivered again, and another for each other press
     */
    record Press(String sink, String handle, String question, Button button, String id) {
    }

    /**
     * Passes it on, and returns what to say to who pressed once it is in Kafka.
     *
     * @throws HttpProblem 503 if Kafka does not take it in time
     */
    String request(Press press) {
        var person = community.person(press.sink, press.handle);
        if (person.isEmpty()) {
            return Replies.STRANGER.formatted(press.sink, press.handle.replaceAll("[^A-Za-z0-9._-]", ""));
        }
        Optional<String> state = state(press.question);
        if (state.isEmpty()) {
            return Replies.UNKNOWN_QUESTION;
        }
        if (state.get().equals(QuestionState.SETTLED.name())) {
            return Replies.SETTLED;
        }
        Instant now = clock.instant();
        ActionRequested requested = new ActionRequested(press.question, press.button.action(), person.get().key(),
                press.sink, press.button.argument(), now);
        publish(Event.of("notifier-service", requested, now, press.sink, press.id));
        return Replies.noted(press.button);
    }

    /** As triage told it last; OPEN where it was not heard yet. Empty for a question that nobody was told of. */
    private Optional<String> state(String question) {
        // Postgres refuses to look for the character 0.
        return question.indexOf('\0') >= 0
                ? Optional.empty()
                : jdbi.withHandle(handle -> handle
                        .createQuery(
                                """
                                    select coalesce(status->>'state', 'OPEN') from question_status where question = :question""")
                        .bind("question", question).mapTo(String.class).findOne());
    }

    private void publish(Event<ActionRequested> event) {
        try {
            // Sending may wait for the broker before it returns: all of it has to fit into the time.
            CompletableFuture.supplyAsync(() -> kafka.send(Topics.ACTIONS, event.subject(), EventCodec.value(event),
                    EventCodec.headers(event)).future()).thenApplyAsync(Actions::join)
                    .get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Problem.notNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.notNow();
        }
    }

    private static <T> T join(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
