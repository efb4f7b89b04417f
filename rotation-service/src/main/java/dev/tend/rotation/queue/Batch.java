package dev.tend.rotation.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import dev.tend.events.AssignmentEvent;
import dev.tend.events.Event;
import dev.tend.kit.consumer.Outbox;

/**
 * The questions that one transaction works on: locked and loaded by one query, written by one statement. What is told of them
 * is told under their locks, so that it leaves in the order of the commits.
 */
public final class Batch {

    private final Handle transaction;
    private final Outbox outbox;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, Question> changed = new LinkedHashMap<>();

    private Batch(Handle transaction, Outbox outbox, List<Question> loaded) {
        this.transaction = transaction;
        this.outbox = outbox;
        loaded.forEach(question -> questions.put(question.id(), question));
    }

    /** Locks these questions, in one order for all, so that nobody waits in a circle. */
    public static Batch lock(Handle transaction, Outbox outbox, Collection<String> ids) {
        return new Batch(transaction, outbox, transaction
                .createQuery("select content from question where id = any(:ids) order by id for update")
                .bindArray("ids", String.class, ids).mapTo(String.class).map(Content::read).list());
    }

    /** Locks up to so many questions of which the condition holds, passing over those that another replica works on. */
    public static Batch claim(Handle transaction, Outbox outbox, int most, String condition,
            Map<String, ?> parameters) {
        return new Batch(transaction, outbox, transaction
                .createQuery("select content from question where " + condition
                        + " order by id limit :most for update skip locked")
                .bindMap(parameters).bind("most", most).mapTo(String.class).map(Content::read).list());
    }

    public Optional<Question> find(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** In the order of their ids. */
    public List<Question> all() {
        return List.copyOf(questions.values());
    }

    public void put(Question question) {
        questions.put(question.id(), question);
        changed.put(question.id(), question);
    }

    /**
     * The question as it is now, and what is told of it. Its number alone would come again after the database was restored, and
     * readers would take what is new for what they know.
     */
    public void put(Question question, AssignmentEvent event, Instant now) {
        put(question.toldOnceMore());
        outbox.add(Event.of("rotation-service", event, now, question.told(), now));
    }

    public void write() {
        if (changed.isEmpty()) {
            return;
        }
        transaction.createUpdate("""
            insert into question (id, key, state, type, source, awaiting, assignee, posted_at, snoozed_until, urgency,
              links, debt, content)
            select id, key::uuid, state, type, source, awaiting, assignee, posted_at::timestamptz,
              snoozed_until::timestamptz, urgency, links::jsonb, debt, content::jsonb
            from unnest(:id, :key, :state, :type, :source, :awaiting, :assignee, :posted, :snoozed, :urgency, :links,
                :debt, :content)
              as row (id, key, state, type, source, awaiting, assignee, posted_at, snoozed_until, urgency, links, debt,
                content)
            on conflict (id) do update set state = excluded.state, type = excluded.type, source = excluded.source,
              awaiting = excluded.awaiting, assignee = excluded.assignee, posted_at = excluded.posted_at,
              snoozed_until = excluded.snoozed_until, urgency = excluded.urgency, links = excluded.links,
              debt = excluded.debt, content = excluded.content""")
                .bindArray("id", String.class, column(Question::id))
                .bindArray("key", String.class, column(question -> question.key().toString()))
                .bindArray("state", String.class, column(question -> question.state().name()))
                .bindArray("type", String.class, column(question -> question.summary().type().name()))
                .bindArray("source", String.class, column(question -> question.summary().source()))
                .bindArray("awaiting", String.class, column(question -> question.awaiting().name()))
                .bindArray("assignee", String.class, column(question -> question.care().assignee()))
                .bindArray("posted", String.class, column(question -> question.summary().postedAt().toString()))
                .bindArray("snoozed", String.class, column(question -> text(question.care().snoozedUntil())))
                .bindArray("urgency", Integer.class, column(Urgency::of))
                .bindArray("links", String.class, column(Content::links))
                .bindArray("debt", Boolean.class, column(Question::needsDocumentation))
                .bindArray("content", String.class, column(Content::write)).execute();
    }

    private <T> Collection<T> column(Function<Question, T> part) {
        return changed.values().stream().map(part).toList();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
