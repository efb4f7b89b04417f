package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenFilesTest {

    @ParameterizedTest
    @EnumSource
    void theEventIsWrittenAsItsGoldenFileWithTheSameIdEachTime(EventType type) throws IOException {
        upToDate(type);
    }

    @ParameterizedTest
    @EnumSource
    void theGoldenFileReadsBackToTheEvent(EventType type) throws IOException, UnreadableEvent {
        assertThat(upToDate(type).event()).contains(GoldenEvents.of(type));
    }

    @ParameterizedTest
    @EnumSource
    void theGoldenFileIsValidByItsSchema(EventType type) throws IOException {
        assertThat(EventSchemas.errors(EventSchemas.of(type), upToDate(type).value())).isEmpty();
    }

    @Test
    void thereIsNoGoldenFileOfAnEventThatIsNoMore() throws IOException {
        assertThat(CheckedIn.names(CheckedIn.GOLDEN)).isSubsetOf(
                Arrays.stream(EventType.values()).map(GoldenRecord::fileName).toList());
    }

    private static GoldenRecord upToDate(EventType type) throws IOException {
        Path file = CheckedIn.GOLDEN.resolve(GoldenRecord.fileName(type));
        CheckedIn.assertUpToDate(file,
                CheckedIn.pretty(CheckedIn.JSON.valueToTree(GoldenRecord.of(GoldenEvents.of(type)))));
        return GoldenRecord.read(file);
    }
}
