package dev.tend.rotation.queue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The questions in Postgres, for readers. */
@ApplicationScoped
public class Questions {

    private final Jdbi jdbi;

    Questions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One question by the key of its URL. */
    public Optional<Question> find(UUID key) {
        return jdbi.withHandle(handle -> handle.createQuery("select content from question where key = :key")
                .bind("key", key).mapTo(String.class).map(Content::read).findOne());
    }

    /** Those of these ids that there are, in any order. */
    public static List<Question> all(Handle handle, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery("select content from question where id = any(:ids)")
                        .bindArray("ids", String.class, ids).mapTo(String.class).map(Content::read).list();
    }

    /** A page of the queue, at most {@code limit} questions long. */
    public Page page(Filter filter, Optional<Cursor> after, int limit) {
        Conditions conditions = Conditions.of(filter, after);
        List<Question> questions = jdbi.withHandle(handle -> handle
                .createQuery("select content from question where " + conditions.sql()
                        + " order by urgency, posted_at, id limit :limit")
                .bindMap(conditions.parameters()).bind("limit", limit + 1).mapTo(String.class).map(Content::read)
                .list());
        return questions.size() <= limit
                ? new Page(questions, Optional.empty())
                : new Page(questions.subList(0, limit), Optional.of(Cursor.after(questions.get(limit - 1))));
    }
}
