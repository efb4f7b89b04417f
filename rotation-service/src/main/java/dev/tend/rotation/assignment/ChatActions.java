package dev.tend.rotation.assignment;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.tend.events.ActionRequested;
import dev.tend.events.Event;
import dev.tend.events.EventType;
import dev.tend.events.QuestionType;
import dev.tend.kit.community.Community;
import dev.tend.kit.consumer.EventConsumer;
import dev.tend.kit.consumer.Outbox;
import dev.tend.rotation.IsoTime;

/** What people do in chat: decided as over REST. */
@ApplicationScoped
class ChatActions {

    private static final Logger LOG = Logger.getLogger(ChatActions.class);

    private final EventConsumer consumer;
    private final Desk desk;
    private final Community community;

    ChatActions(EventConsumer consumer, Desk desk, Community community) {
        this.consumer = consumer;
        this.desk = desk;
        this.community = community;
    }

    @Incoming("actions")
    @Blocking
    void actions(ConsumerRecords<String, byte[]> records) {
        // Buttons that were pressed for a queue that was lost are not pressed again: their time is over.
        consumer.consume(records, EnumSet.allOf(EventType.class), this::handle, (transaction, events, outbox) -> {
        });
    }

    private void handle(Handle transaction, List<Event<?>> events, Outbox outbox) {
        // In one order for all who lock several questions, so that nobody waits in a circle; stable, so each one's stay in order.
        events.stream().map(Event::data).filter(ActionRequested.class::isInstance).map(ActionRequested.class::cast)
                .sorted((one, other) -> one.question().compareTo(other.question()))
                .forEach(action -> carryOut(transaction, outbox, action));
    }

    private void carryOut(Handle transaction, Outbox outbox, ActionRequested action) {
        Optional<Decision> decision = wish(action)
                .map(wish -> desk.carryOut(transaction, outbox, action.question(), wish));
        if (decision.isEmpty() || decision.get() instanceof Decision.Refused) {
            LOG.infof("%s of %s from %s was not done: %s", action.action(), action.question(), action.sink(),
                    decision.isEmpty()
                            ? "its argument makes no sense"
                            : ((Decision.Refused) decision.get()).reason().name());
        }
    }

    private Optional<Wish> wish(ActionRequested action) {
        String by = action.by();
        Optional<String> argument = Optional.ofNullable(action.argument()).filter(text -> !text.isBlank());
        return switch (action.action()) {
            case ACKNOWLEDGE -> Optional.of(new Wish.Acknowledge(by));
            case ASSIGN -> argument.map(person -> new Wish.Assign(by, person));
            case SNOOZE -> argument.flatMap(time -> until(time, action.requestedAt()))
                    .map(until -> new Wish.Snooze(by, until, null));
            case RECLASSIFY -> argument.flatMap(ChatActions::type).map(type -> new Wish.Reclassify(by, type));
            case RESOLVE -> Optional.of(new Wish.Resolve(by, argument.orElse(null), null, null));
        };
    }

    private Optional<Instant> until(String text, Instant from) {
        return IsoTime.duration(text).map(from::plus).or(() -> IsoTime.instant(text, community.zone()));
    }

    private static Optional<QuestionType> type(String text) {
        return Arrays.stream(QuestionType.values()).filter(type -> type.name().equals(text)).findFirst();
    }
}
