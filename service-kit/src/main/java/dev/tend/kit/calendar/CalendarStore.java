package dev.tend.kit.calendar;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.tend.events.NameBasedUuid;

/** The table of calendars at addresses. An address may be a secret, so its hash stands for it. */
final class CalendarStore {

    private final Jdbi jdbi;

    CalendarStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param content null as long as it was never read
     * @param error why it can't be read now; null where it can
     * @param version another whenever one of the two is
     */
    record Row(@Nullable String content, @Nullable String error, long version) {
    }

    /** Lets a calendar be asked for at once, also where it was not long ago. */
    void due(URI address, Instant now) {
        update("insert into calendar (id, due_at) values (:id, :now) on conflict (id) do update set due_at = :now",
                address, now, Map.of());
    }

    /** Forgets those that nobody asks for any more. */
    void forget(Instant since) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from calendar where due_at < :since")
                .bind("since", since).execute());
    }

    /**
     * What is known of one that is to be asked for, to which no other replica gets until then.
     *
     * @param latest later than one is ever due: the clock that says so was wrong
     */
    Optional<CalendarServer.Version> claim(URI address, Instant now, Instant until, Instant latest) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            update calendar set due_at = :until where id = :id and (due_at <= :now or due_at > :latest)
            returning etag, modified""")
                .bind("id", id(address)).bind("now", now).bind("until", until).bind("latest", latest)
                .map((row, context) -> new CalendarServer.Version(row.getString("etag"), row.getString("modified")))
                .findOne());
    }

    void put(URI address, String content, CalendarServer.Version version, Instant now, Instant next) {
        Map<String, Object> columns = new HashMap<>(Map.of("content", content, "next", next));
        columns.put("etag", version.etag());
        columns.put("modified", version.modified());
        update("""
            update calendar set content = :content, etag = :etag, modified = :modified, error = null, read_at = :now,
              due_at = :next, version = version + 1 where id = :id""", address, now, columns);
    }

    void unchanged(URI address, Instant now, Instant next) {
        update("""
            update calendar set error = null, read_at = :now, due_at = :next,
              version = version + case when error is null then 0 else 1 end where id = :id""", address, now,
                Map.of("next", next));
    }

    void failed(URI address, String error, Instant now, Instant next) {
        update("""
            update calendar set error = :error, due_at = :next,
              version = version + case when error = :error then 0 else 1 end where id = :id""", address, now,
                Map.of("error", error, "next", next));
    }

    /** As it is now, if it is not this version. */
    Optional<Row> otherThan(long version, URI address) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select content, error, version from calendar where id = :id and version <> :version""")
                .bind("id", id(address)).bind("version", version)
                .map((row, context) -> new Row(row.getString("content"), row.getString("error"),
                        row.getLong("version")))
                .findOne());
    }

    private void update(String statement, URI address, Instant now, Map<String, Object> columns) {
        jdbi.useHandle(handle -> handle.createUpdate(statement).bind("id", id(address)).bind("now", now)
                .bindMap(columns).execute());
    }

    private static String id(URI address) {
        return NameBasedUuid.of(address.toString()).toString();
    }
}
