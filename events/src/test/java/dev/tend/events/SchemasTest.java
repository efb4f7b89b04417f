package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemasTest {

    @ParameterizedTest
    @EnumSource
    void theSchemaSaysWhatTheRecordSays(EventType type) throws IOException {
        CheckedIn.assertUpToDate(CheckedIn.SCHEMAS.resolve(EventSchemas.fileName(type)),
                CheckedIn.pretty(EventSchemas.of(type)));
    }

    @Test
    void thereIsNoSchemaOfAnEventThatIsNoMore() throws IOException {
        assertThat(CheckedIn.names(CheckedIn.SCHEMAS)).isSubsetOf(
                Arrays.stream(EventType.values()).map(EventSchemas::fileName).toList());
    }
}
