package dev.tend.kit.start;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.tend.kit.testing.Infrastructure;

/** After a rollback, or while a roll-out is under way, a service starts on the schema of a later version. */
@QuarkusTest
@QuarkusTestResource(restrictToAnnotatedClass = true, value = Infrastructure.class, initArgs = {
        @ResourceArg(name = "community", value = "community.yaml"),
        @ResourceArg(name = "schema", value = "db/kit,db/test")})
class LaterSchemaTest {

    @Inject
    Jdbi jdbi;

    @Inject
    Flyway flyway;

    @Test
    void a_service_starts_where_its_database_has_migrations_that_it_does_not_know() {
        given().get("/q/health/started").then().statusCode(200);
        int later = jdbi.withHandle(handle -> handle
                .createQuery("select count(*) from flyway_schema_history where description = 'later'")
                .mapTo(Integer.class).one());
        assertThat(later).isEqualTo(2);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }
}
