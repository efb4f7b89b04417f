package dev.tend.kit.start;

import java.time.Instant;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.array.SqlArrayType;

/** The service's own database. */
@ApplicationScoped
class Database {

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Long.class, "int8");
        jdbi.registerArrayType(Integer.class, "int4");
        jdbi.registerArrayType(Boolean.class, "bool");
        jdbi.registerArrayType(Double.class, "float8");
        jdbi.registerArrayType(java.util.UUID.class, "uuid");
        jdbi.registerArrayType(new Instants());
        return jdbi;
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
