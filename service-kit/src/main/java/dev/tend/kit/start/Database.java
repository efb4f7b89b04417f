package dev.tend.kit.start;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.array.SqlArrayType;

/** The service's own database. */
@ApplicationScoped
class Database {

    private static final Map<Type, String> TYPES = Map.of(String.class, "text", Long.class, "int8", Integer.class,
            "int4", Boolean.class, "bool", Double.class, "float8");

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
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
