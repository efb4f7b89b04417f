package dev.tend.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expand, then contract: a migration only adds, so that the version before runs on it, during a roll-out and after a rollback. */
class MigrationsTest {

    /** Those that may contract, each with the reason why no version that still runs minds. */
    private static final Map<String, String> ALLOWED = Map.of(
            "rotation-service/V11__told_again.sql", "older than the first release: no version before it runs anywhere",
            "notifier-service/V3__unknown_and_remedies.sql",
            "the new check takes all states of the old one, and one more");

    static List<Path> all() throws IOException {
        return Migrations.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aMigrationOnlyAdds(Path file) throws IOException {
        if (!ALLOWED.containsKey(Migrations.title(file))) {
            assertThat(Migrations.problems(Files.readString(file))).as(Migrations.title(file)).isEmpty();
        }
    }

    @Test
    void eachExceptionIsStillOne() throws IOException {
        for (Path file : all()) {
            if (ALLOWED.containsKey(Migrations.title(file))) {
                assertThat(Migrations.problems(Files.readString(file))).as(Migrations.title(file)).isNotEmpty();
            }
        }
        assertThat(all().stream().map(Migrations::title)).containsAll(ALLOWED.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = { "drop table inbox", "alter table ping drop column rule",
            "alter table ping rename to pings",
            "alter table ping rename column rule to why", "alter table ping alter column rule type bytea",
            "ALTER TABLE ping\n  ALTER COLUMN rule SET DATA TYPE bytea",
            "alter table ping alter column rule set not null",
            "alter table ping add column a text not null",
            "alter table ping add column a text, add column b text not null",
            "alter table ping alter column rule drop default", "truncate ping", "delete from ping where true",
            "create unique index a on ping (rule)", "alter table ping add constraint a check (rule <> '')",
            "alter table ping add primary key (id)", "create table x (a text); create unique index a on ping (rule)"})
    void aStatementThatTakesSomethingAwayIsFound(String statement) {
        assertThat(Migrations.problems(statement)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "create table x (a text not null primary key); create unique index y on x (a)",
            "alter table ping add column a text", "alter table ping add column a text not null default ''",
            "alter table ping add column a boolean default false not null", "create index a on ping (rule)",
            "alter table ping drop constraint a", "drop index a", "-- drop table inbox\nselect 1",
            "update ping set error = 'drop table ping'",
            "alter table ping add column a bigint generated always as identity"})
    void aStatementThatOnlyAddsIsFine(String statement) {
        assertThat(Migrations.problems(statement)).isEmpty();
    }
}
