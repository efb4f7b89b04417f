package dev.tend.rotation.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The overrides in Postgres. */
@ApplicationScoped
class Takeovers {

    /** All of all rotations, oldest first. They are few: people write them. */
    List<Takeover> all(Handle handle) {
        return handle.createQuery("select * from takeover order by place").map(Takeovers::map).list();
    }

    /** Until the transaction ends, nobody else adds one. */
    void lock(Handle handle) {
        handle.execute("lock table takeover in share row exclusive mode");
    }

    void add(Handle handle, Takeover takeover) {
        handle.createUpdate("""
            insert into takeover (id, rotation, person, from_at, until_at, created_at, turn_at)
            values (:id, :rotation, :person, :from::timestamptz, :until::timestamptz, :created::timestamptz,
              :turn::timestamptz)""")
                .bind("id", takeover.id()).bind("rotation", takeover.rotation()).bind("person", takeover.person())
                .bind("from", takeover.from().toString()).bind("until", takeover.until().toString())
                .bind("created", takeover.createdAt().toString())
                .bind("turn", takeover.turnAt() == null ? null : takeover.turnAt().toString()).execute();
    }

    private static Takeover map(ResultSet row, StatementContext context) throws SQLException {
        return new Takeover(row.getObject("id", UUID.class), row.getString("rotation"), row.getString("person"),
                row.getTimestamp("from_at").toInstant(), row.getTimestamp("until_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("turn_at") == null ? null : row.getTimestamp("turn_at").toInstant());
    }
}
