package dev.tend.kit.start;

import java.lang.reflect.Type;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

import io.agroal.api.AgroalDataSource;

/** The service's own database. After a failover, connections to the server that takes no writes any more are dropped. */
@ApplicationScoped
class Database {

    private static final Map<Type, String> TYPES = Map.of(String.class, "text", Long.class, "int8", Integer.class,
            "int4", Boolean.class, "bool", Double.class, "float8");

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.setSqlLogger(new Stale(dataSource));
        // Statements and their arguments hold what people wrote, and messages end in logs.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        jdbi.registerArrayType(
                (type, config) -> Optional.ofNullable(TYPES.get(type)).map(name -> new Elements(type, name)));
        jdbi.registerArrayType(java.util.UUID.class, "uuid");
        jdbi.registerArrayType(new Instants());
        return jdbi;
    }

    /** Arrays of the elements' own class, which the driver sends as they are; any other it writes out as text. */
    private record Elements(Type type, String typeName) implements SqlArrayType<Object> {

        @Override
        public String getTypeName() {
            return typeName;
        }

        @Override
        public Object convertArrayElement(Object element) {
            return element;
        }

        @Override
        public Class<?> getArrayElementClass() {
            return (Class<?>) type;
        }
    }

    /** A server that was the primary refuses writes on connections that are kept, and would for as long as they are. */
    private record Stale(AgroalDataSource dataSource) implements SqlLogger {

        private static final String READ_ONLY = "25006";

        @Override
        public void logException(StatementContext context, SQLException failure) {
            if (READ_ONLY.equals(failure.getSQLState())) {
                dataSource.flush(AgroalDataSource.FlushMode.GRACEFUL);
            }
        }
    }

    private static final class Instants implements SqlArrayType<Instant> {

        @Override
        public String getTypeName() {
            return "timestamptz";
        }

        @Override
        public Object convertArrayElement(Instant element) {
            return element == null ? null : element.toString();
        }
    }
}
