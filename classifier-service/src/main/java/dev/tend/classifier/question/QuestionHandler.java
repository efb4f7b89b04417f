package dev.tend.classifier.question;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.tend.classifier.turn.Fact;
import dev.tend.classifier.turn.Facts;
import dev.tend.events.Event;
import dev.tend.events.EventType;
import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionPosted;
import dev.tend.kit.consumer.EventConsumer;
import dev.tend.kit.consumer.Outbox;

/** Takes in what sources and people say of questions, and tells what follows. */
@ApplicationScoped
class QuestionHandler {

    /** What people say of a question; who has it does not matter here. */
    private static final Set<EventType> CORRECTIONS = Set.of(EventType.QUESTION_RECLASSIFIED,
            EventType.QUESTION_RESOLVED);

    private final EventConsumer consumer;
    private final QuestionStore store;
    private final Facts facts;
    private final Round round;
    private final Clock clock;

    QuestionHandler(EventConsumer consumer, QuestionStore store, Facts facts, Round round, Clock clock) {
        this.consumer = consumer;
        this.store = store;
        this.facts = facts;
        this.round = round;
        this.clock = clock;
    }

    @Incoming("questions")
    @Blocking
    void questions(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, EnumSet.allOf(EventType.class), this::handle, this::collect);
    }

    @Incoming("assignments")
    @Blocking
    void assignments(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, CORRECTIONS, this::handle, this::collect);
    }

    private void handle(Handle transaction, List<Event<?>> events, Outbox outbox) {
        Map<String, News> news = news(events);
        if (news.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Collection<Dossier> dossiers = store.lock(transaction, news.keySet()).values();
        Map<Boolean, List<Dossier>> toldElsewhere = dossiers.stream().collect(Collectors.partitioningBy(
                dossier -> Round.mayBeToldAlready(dossier, news.get(dossier.question()), now)));
        if (!toldElsewhere.get(true).isEmpty() && store.replacesLostDatabase(transaction)) {
            collect(transaction, toldElsewhere.get(true), news, now);
            decide(transaction, outbox, toldElsewhere.get(false), news::get, now);
        } else {
            decide(transaction, outbox, dossiers, news::get, now);
        }
    }

    /**
     * Keeps what a database that was lost had taken in, and decides nothing yet: what a question was in between, nobody is to be told
     * again. {@link DueQuestions} decides when all of it has come.
     */
    void collect(Handle transaction, List<Event<?>> events, Outbox outbox) {
        Map<String, News> news = news(events);
        if (!news.isEmpty()) {
            collect(transaction, store.lock(transaction, news.keySet()).values(), news, clock.instant());
        }
    }

    private void collect(Handle transaction, Collection<Dossier> dossiers, Map<String, News> news, Instant now) {
        store.collect(transaction, dossiers.stream()
                .map(dossier -> Round.collect(dossier, news.get(dossier.question()))).toList(), now);
    }

    private Map<String, News> news(List<Event<?>> events) {
        Map<String, List<Fact>> factsOf = new HashMap<>();
        Map<String, News.Content> contents = new HashMap<>();
        for (Event<?> event : events) {
            List<Fact> told = facts.of(event);
            if (!told.isEmpty()) {
                factsOf.computeIfAbsent(event.subject(), question -> new ArrayList<>()).addAll(told);
                content(event).ifPresent(content -> contents.merge(event.subject(), content,
                        (one, other) -> other.card().isNewerThan(one.card()) ? other : one));
            }
        }
        Map<String, News> news = new HashMap<>();
        factsOf.forEach((question, told) -> news.put(question,
                News.of(told, Optional.ofNullable(contents.get(question)))));
        return news;
    }

    /** One round for these questions: read, decide, write, tell. */
    void decide(Handle transaction, Outbox outbox, Collection<String> questions, Function<String, News> news) {
        if (!questions.isEmpty()) {
            decide(transaction, outbox, store.lock(transaction, questions).values(), news, clock.instant());
        }
    }

    private void decide(Handle transaction, Outbox outbox, Collection<Dossier> dossiers, Function<String, News> news,
            Instant now) {
        List<Outcome> outcomes = dossiers.stream()
                .map(dossier -> round.decide(dossier, news.apply(dossier.question()), now)).toList();
        store.write(transaction, outcomes);
        outcomes.forEach(outcome -> outcome.events().forEach(outbox::add));
    }

    static Optional<News.Content> content(Event<?> event) {
        if (event.data() instanceof QuestionPosted posted) {
            return Optional.of(new News.Content(Card.of(event.id(), posted), Card.clean(posted.body())));
        } else if (event.data() instanceof QuestionEdited edited) {
            return Optional.of(new News.Content(Card.of(event.id(), edited), Card.clean(edited.body())));
        }
        return Optional.empty();
    }
}
