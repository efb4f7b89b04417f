package dev.tend.rotation.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The questions in Postgres, for readers. */
@ApplicationScoped
public class Questions {

    /** The same as {@link Question#mayBePublic}. */
    private static final String PUBLIC = """
        content->'status'->>'visibility' = 'PUBLIC' and content->'summary'->>'visibility' = 'PUBLIC'
          and not content->'summary'->'flags' @> '["SENSITIVE"]'""";

    private final Jdbi jdbi;

    Questions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One question by the key of its URL. */
    public Optional<Question> find(UUID key) {
        return jdbi.withHandle(handle -> handle.createQuery("select content from question where key = :key")
                .bind("key", key).mapTo(String.class).map(Content::read).findOne());
    }

    /** All that are not settled, in any order. */
    public static List<Question> unsettled(Handle handle) {
        return handle.createQuery("select content from question where state in ('OPEN', 'SNOOZED')")
                .mapTo(String.class).map(Content::read).list();
    }

    /** All that were settled, here or at its source, since then, in any order. */
    public static List<Question> settledSince(Handle handle, Instant from) {
        return handle.createQuery("""
            select content from question
            where state = 'SETTLED' and ((content->'status'->>'awaitingSince')::timestamptz >= :from
              or (content->'care'->'resolution'->>'at')::timestamptz >= :from)""").bind("from", from)
                .mapTo(String.class).map(Content::read).list();
    }

    /** All that are open, and all that were asked or settled at its source or here since then, in any order. */
    public static List<Question> since(Handle handle, Instant from) {
        return handle.createQuery("""
            select content from question
            where state in ('OPEN', 'SNOOZED') or posted_at >= :from
              or (content->'status'->>'awaitingSince')::timestamptz >= :from
              or (content->'care'->'resolution'->>'at')::timestamptz >= :from""").bind("from", from)
                .mapTo(String.class).map(Content::read).list();
    }

    /** A page of the queue, at most {@code limit} questions long. */
    public Page page(Filter filter, Optional<Cursor> after, int limit) {
        Map<String, List<String>> wanted = wanted(filter);
        List<String> conditions = new ArrayList<>(List.of("true"));
        wanted.keySet().forEach(column -> conditions.add(
                (column.equals("assignee") ? "coalesce(assignee, '" + Filter.NOBODY + "')" : column)
                        + " = any(:" + column + ")"));
        filter.postedBefore().ifPresent(before -> conditions.add("posted_at < :before::timestamptz"));
        filter.link().ifPresent(link -> conditions.add("links @> jsonb_build_array(:link::text)"));
        if (filter.debt()) {
            conditions.add("debt");
        }
        if (filter.publicOnly()) {
            conditions.add(PUBLIC);
        }
        after.ifPresent(place -> conditions.add("(urgency, posted_at, id) > (:urgency, :posted::timestamptz, :id)"));
        List<Question> questions = jdbi.withHandle(handle -> {
            Query query = handle.createQuery("select content from question where " + String.join(" and ", conditions)
                    + " order by urgency, posted_at, id limit :limit");
            wanted.forEach((column, values) -> query.bindArray(column, String.class, values));
            filter.postedBefore().ifPresent(before -> query.bind("before", before.toString()));
            filter.link().ifPresent(link -> query.bind("link", link));
            after.ifPresent(place -> query.bind("urgency", place.urgency()).bind("posted", place.postedAt().toString())
                    .bind("id", place.id()));
            return query.bind("limit", limit + 1).mapTo(String.class).map(Content::read).list();
        });
        return questions.size() <= limit
                ? new Page(questions, Optional.empty())
                : new Page(questions.subList(0, limit), Optional.of(Cursor.after(questions.get(limit - 1))));
    }

    private static Map<String, List<String>> wanted(Filter filter) {
        Map<String, List<String>> wanted = new HashMap<>();
        wanted.put("id", List.copyOf(filter.ids()));
        wanted.put("state", names(filter.states()));
        wanted.put("type", names(filter.types()));
        wanted.put("awaiting", names(filter.awaiting()));
        wanted.put("source", List.copyOf(filter.sources()));
        wanted.put("assignee", List.copyOf(filter.assignees()));
        wanted.values().removeIf(List::isEmpty);
        return wanted;
    }

    private static List<String> names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }
}
