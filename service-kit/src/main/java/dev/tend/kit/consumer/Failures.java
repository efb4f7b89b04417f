package dev.tend.kit.consumer;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Decides whose fault a failure is. Only what is surely the record's own is given up; everything else is tried again. */
public final class Failures {

    /** Data that a column can't hold, and an index row that is over Postgres' limit: the same at each try. */
    private static final String DATA = "22";
    private static final String TOO_LARGE = "54000";
    /** A constraint. Two transactions at the same time can violate one that neither of them violates alone. */
    private static final String CONSTRAINT = "23";

    public enum Fault {
        /** It fails at each try, whatever happens around it. */
        RECORD,
        /** It may be the record, or another transaction at the same time: to be tried some times, then it is the record. */
        PERHAPS_RECORD,
        /** The database, what another version wrote to it, Kafka, the network, a failover, a migration that is under way: it passes. */
        SURROUNDINGS
    }

    private Failures() {
    }

    /** Looks at the first cause that says something. Without any it is our code that can't handle the record. */
    public static Fault of(Throwable failure) {
        boolean atTheDatabase = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql.getSQLState());
            }
            if (cause instanceof JsonProcessingException) {
                // What is read from the database is an UnreadableRow, so this is content that can't be written.
                return Fault.RECORD;
            }
            if (cause instanceof UnreadableRow || cause instanceof IOException
                    || cause instanceof KafkaException || cause instanceof TimeoutException
                    || cause instanceof ExecutionException || cause instanceof InterruptedException) {
                return Fault.SURROUNDINGS;
            }
            atTheDatabase |= cause instanceof JdbiException;
        }
        return atTheDatabase ? Fault.SURROUNDINGS : Fault.RECORD;
    }

    /** Whether the same may work later. */
    public static boolean passes(Throwable failure) {
        return of(failure) == Fault.SURROUNDINGS;
    }

    /** @param state an SQL state; null where the driver or the pool gives none */
    private static Fault of(@Nullable String state) {
        if (state == null || state.length() < 2) {
            return Fault.SURROUNDINGS;
        }
        String kind = state.substring(0, 2);
        if (kind.equals(DATA) || state.equals(TOO_LARGE)) {
            return Fault.RECORD;
        }
        return kind.equals(CONSTRAINT) ? Fault.PERHAPS_RECORD : Fault.SURROUNDINGS;
    }
}
