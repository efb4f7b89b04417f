package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Nobody who works with a release breaks. {@code src/test/resources/released} holds the schemas and golden events of each
 * release that is still read, as they were released. During an upgrade, and as long as a topic keeps its records, both
 * directions happen: a reader of the release meets events of today, and a reader of today meets events of the release.
 *
 * <p>So within a version of an event ({@code .v1}):
 * <ul>
 * <li>each event stays, on its topic, with its {@code ce_type};
 * <li>each field stays, with its name, its type and its format (released readers use it);
 * <li>a required field stays required (released readers need it), an optional one stays optional (released events lack it);
 * <li>a new field is optional, {@code @Nullable} in its record: released readers pass over it, released events lack it;
 * <li>an enum stays as it is: released readers cannot read a new constant, and released events hold the old ones. What will
 * grow is text from the start, as flags and thresholds are;
 * <li>the id of an event stays the same, or a repeat across the upgrade would count twice.
 * </ul>
 * Anything else is a new version beside the old one, or a new event: readers pass over types that they do not know.
 *
 * <p>Each release adds its copy, from the top directory (a release that nobody runs any more may be deleted):
 * {@code R=events/src/test/resources/released/v0.2.0 && mkdir $R && cp -r events/src/main/resources/dev/tend/events/schemas
 * events/src/test/resources/golden $R}
 */
class ReleasedReadersTest {

    /** Events that no release has yet. The next one does, and empties this list. */
    private static final Set<EventType> SINCE_LAST_RELEASE = Set.of();

    @ParameterizedTest
    @MethodSource("schemas")
    void noReaderBreaksAtTheSchema(Path schema) {
        assertThat(SchemaCompatibility.breaks(CheckedIn.read(schema), EventSchemas.of(type(schema))))
                .as("what breaks readers of %s", schema).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void eventsOfTheReleaseAreReadToday(Path golden) throws UnreadableEvent {
        assertThat(GoldenRecord.read(golden).event()).as("what is read from %s", golden).isPresent();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void eventsOfTodayAreReadByTheRelease(Path golden) throws IOException {
        JsonNode schema = CheckedIn
                .read(golden.resolveSibling("../schemas").resolve(EventSchemas.fileName(type(golden))));

        assertThat(EventSchemas.errors(schema, today(golden).value())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventKeepsItsTopicItsKeyAndItsHeadersTheIdAmongThem(Path golden) throws IOException {
        GoldenRecord released = GoldenRecord.read(golden);
        GoldenRecord today = today(golden);

        assertThat(today.topic()).isEqualTo(released.topic());
        assertThat(today.key()).isEqualTo(released.key());
        assertThat(today.headers()).containsAllEntriesOf(released.headers());
    }

    /** Else what is not in it could change its name or its type, and nobody would see whom that breaks. */
    @Test
    void theLastReleaseHoldsEachEventThatItHad() throws IOException {
        Path last = CheckedIn.RELEASED.resolve(CheckedIn.names(CheckedIn.RELEASED)
                .max(Comparator.comparing(ReleasedReadersTest::padded)).orElseThrow());

        assertThat(CheckedIn.names(last.resolve("schemas"))).containsAll(Arrays.stream(EventType.values())
                .filter(type -> !SINCE_LAST_RELEASE.contains(type)).map(EventSchemas::fileName).toList());
    }

    /** A version that is no SNAPSHOT is what people have: a change of the events needs the next version. */
    @Test
    void theCopyOfTheReleaseThatThisIsHoldsTheEventsAsTheyAre() throws IOException {
        String version = System.getProperty("tend.version");
        assumeFalse(version.endsWith("-SNAPSHOT"), "between two releases");
        Path release = CheckedIn.RELEASED.resolve("v" + version);

        assertThat(contents(release.resolve("schemas"))).isEqualTo(contents(CheckedIn.SCHEMAS));
        assertThat(contents(release.resolve("golden"))).isEqualTo(contents(CheckedIn.GOLDEN));
    }

    /** In the order of releases, 0.10 after 0.9. */
    private static String padded(String release) {
        return Arrays.stream(release.substring(1).split("\\.")).map(number -> "%05d".formatted(Integer.valueOf(number)))
                .collect(Collectors.joining("."));
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String name : CheckedIn.names(directory).toList()) {
            contents.put(name, Files.readString(directory.resolve(name)));
        }
        return contents;
    }

    @Test
    void eachReleaseHoldsAGoldenEventPerSchema() throws IOException {
        assertThat(goldens()).isNotEmpty().hasSameSizeAs(schemas().toList());
    }

    private static GoldenRecord today(Path golden) throws IOException {
        return GoldenRecord.of(GoldenEvents.of(type(golden)));
    }

    private static EventType type(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\..*", "");
        return EventType.ofEventName(name).orElseThrow(() -> new AssertionError("each released event stays: " + name));
    }

    static Stream<Path> schemas() throws IOException {
        return released("schemas");
    }

    static Stream<Path> goldens() throws IOException {
        return released("golden");
    }

    private static Stream<Path> released(String kind) throws IOException {
        Stream.Builder<Path> files = Stream.builder();
        for (String release : CheckedIn.names(CheckedIn.RELEASED).toList()) {
            Path directory = CheckedIn.RELEASED.resolve(release).resolve(kind);
            CheckedIn.names(directory).map(directory::resolve).forEach(files);
        }
        return files.build();
    }
}
