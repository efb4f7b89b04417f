package dev.tend.rotation.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;

/** Reads outlines as a stream, some hundred rows at a time: memory does not grow with the queue. */
public final class Outlines {

    private static final int AT_A_TIME = 500;
    private static final int MOST_REMEMBERED = 1000;
    private static final String COLUMNS = "id, source, type, category, labels, flags, staff, bot, posted_at, public, "
            + "state, awaiting, awaiting_since, last_activity_at, answered, answered_at, aged, assignee, given_by, "
            + "assigned_at, settled_at, removed, debt, known_since, ";

    private Outlines() {
    }

    /**
     * Those of which the condition holds, in any order. The stream is to be closed before the transaction ends.
     *
     * @param transaction without one, the driver would read all rows before the first is returned
     */
    public static Stream<Outline> where(Handle transaction, String condition, Map<String, ?> parameters) {
        return read(transaction, "select " + COLUMNS + "'' as title from question where " + condition, parameters);
    }

    /**
     * Those that are not settled, and those that were asked or settled since then; the oldest first. Those that were asked since
     * then and may be public have their titles.
     */
    public static Stream<Outline> since(Handle transaction, Instant from) {
        return read(transaction,
                "select " + COLUMNS
                        + """
                              case when public and posted_at >= :from::timestamptz then content #>> '{summary,title}' else '' end as title
                            from question
                            where state in ('OPEN', 'SNOOZED') or posted_at >= :from::timestamptz
                              or state = 'SETTLED' and settled_at >= :second
                            order by posted_at, id""",
                Map.of("from", from.toString(), "second", second(from)));
    }

    /** A text that is not after those of this second and later, and after all earlier ones, in the order of {@code settled_at}. */
    public static String second(Instant time) {
        return time.toString().substring(0, "2026-11-27T09:00:00".length());
    }

    private static Stream<Outline> read(Handle transaction, String sql, Map<String, ?> parameters) {
        return transaction.createQuery(sql).bindMap(parameters).setFetchSize(AT_A_TIME).map(new Rows()).stream();
    }

    private static final class Rows implements RowMapper<Outline> {

        /** Few differ: labels, flags and thresholds repeat from row to row. */
        private final Map<String, List<String>> lists = new HashMap<>();

        @Override
        public Outline map(ResultSet row, StatementContext context) throws SQLException {
            boolean mayBePublic = row.getBoolean("public");
            Instant postedAt = row.getTimestamp("posted_at").toInstant();
            QuestionSummary summary = new QuestionSummary("", row.getString("title"), row.getString("source"), "",
                    QuestionType.valueOf(row.getString("type")), row.getString("category"), list(row, "labels"),
                    list(row, "flags"), new Author("", null, row.getBoolean("staff"), row.getBoolean("bot")), postedAt,
                    mayBePublic ? Visibility.PUBLIC : Visibility.PRIVATE);
            return new Outline(row.getString("id"), summary, mayBePublic,
                    QuestionState.valueOf(row.getString("state")), Turn.valueOf(row.getString("awaiting")),
                    Objects.requireNonNull(time(row, "awaiting_since")),
                    Objects.requireNonNull(time(row, "last_activity_at")), row.getBoolean("answered"),
                    time(row, "answered_at"), list(row, "aged"), row.getString("assignee"), row.getString("given_by"),
                    time(row, "assigned_at"), time(row, "settled_at"), row.getBoolean("removed"),
                    row.getBoolean("debt"), time(row, "known_since"));
        }

        private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
            String text = row.getString(column);
            return text == null ? null : Instant.parse(text);
        }

        private List<String> list(ResultSet row, String column) throws SQLException {
            String json = Objects.requireNonNullElse(row.getString(column), "[]");
            if (lists.size() > MOST_REMEMBERED) {
                lists.clear();
            }
            return lists.computeIfAbsent(json, Content::texts);
        }
    }
}
