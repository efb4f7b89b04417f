package dev.tend.rotation.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

import dev.tend.kit.community.Community;

/** The absences in Postgres. */
@ApplicationScoped
public class Leaves {

    private final Community community;
    private final Jdbi jdbi;
    private final Clock clock;

    Leaves(Community community, Jdbi jdbi, Clock clock) {
        this.community = community;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** All of all people, by their first day. They are few: people write them. */
    List<Leave> all(Handle handle) {
        return handle.createQuery("select * from leave order by first_day, id").map(Leaves::map).list();
    }

    public List<Leave> of(String person) {
        return jdbi.withHandle(this::all).stream().filter(leave -> leave.person().equals(person)).toList();
    }

    /**
     * Writes down that somebody is away. Told again, it is the one there is.
     *
     * @throws Refused if the days are none, have passed or are too far away
     */
    public Told tell(String person, LocalDate from, LocalDate until) throws Refused {
        return jdbi.inTransaction(handle -> {
            handle.execute("lock table leave in share row exclusive mode");
            Optional<Leave> told = all(handle).stream().filter(leave -> leave.person().equals(person)
                    && leave.from().equals(from) && leave.until().equals(until) && leave.endedAt() == null).findFirst();
            if (told.isPresent()) {
                return new Told(told.get(), false);
            }
            Leave leave = Leave.of(person, from, until, community.zone(), clock.instant());
            handle.createUpdate("""
                insert into leave (id, person, first_day, last_day, created_at)
                values (:id, :person, :from::date, :until::date, :created::timestamptz)""")
                    .bind("id", leave.id()).bind("person", person).bind("from", from.toString())
                    .bind("until", until.toString()).bind("created", leave.createdAt().toString()).execute();
            return new Told(leave, true);
        });
    }

    /** @param anew whether it was told now */
    public record Told(Leave leave, boolean anew) {
    }

    /**
     * Takes an absence back: what is to come of it.
     *
     * @return false if the person has no such absence
     * @throws Refused if it is over
     */
    public boolean takeBack(String person, UUID id) throws Refused {
        return jdbi.inTransaction(handle -> {
            Instant now = clock.instant();
            Optional<Leave> found = all(handle).stream()
                    .filter(leave -> leave.id().equals(id) && leave.person().equals(person)).findFirst();
            if (found.isEmpty()) {
                return false;
            }
            Span away = found.get().span(community.zone());
            if (!away.until().isAfter(now)) {
                throw Refused.conflict("It was over at " + away.until() + ": what was can't be changed.");
            }
            if (away.from().isBefore(now)) {
                handle.createUpdate("update leave set ended_at = :now::timestamptz where id = :id")
                        .bind("now", now.toString()).bind("id", id).execute();
            } else {
                handle.createUpdate("delete from leave where id = :id").bind("id", id).execute();
            }
            return true;
        });
    }

    private static Leave map(ResultSet row, StatementContext context) throws SQLException {
        return new Leave(row.getObject("id", UUID.class), row.getString("person"),
                row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("ended_at") == null ? null : row.getTimestamp("ended_at").toInstant());
    }
}
