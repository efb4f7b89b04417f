package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {

    private static final Instant FRIDAY = Instant.parse("2026-11-27T09:00:00Z");
    private static final String BEFORE = """
        community: Fernleigh
        zone: Europe/Berlin
        people:
          nils: {name: Nils}
          pia:  {name: Pia}
          sam:  {name: Sam}
        sources:
          oven: {kind: github, location: fernleigh/oven}
        rotations:
          team: {members: [nils, pia, sam], every: P1W, starts: "2026-01-19T09:00"}
        destinations:
          log: {kind: log}
        """;

    @TempDir
    Path dir;

    @Test
    void theSameFileChangesNothing() throws Exception {
        assertThat(changes(BEFORE)).containsExactly("It changes nothing that can be told apart here.");
    }

    @Test
    void aMemberWhoJoinsComesAfterTheShiftThatRuns() throws Exception {
        assertThat(changes(
                BEFORE.replace("  nils: {", "  anna: {name: Anna}\n  nils: {").replace("[nils,", "[anna, nils,")))
                .containsExactly("It changes:", "  Anna (anna) is new among people.",
                        "  rotation team: Anna joins. Shifts that were and the one that runs, until 2026-11-30 09:00, stay as "
                                + "they are; from then on, going on after who had the last, the order is Anna, then Nils, then "
                                + "Pia, then Sam; each has 7 days.");
    }

    @Test
    void aStartThatIsToComeBeginsWithTheFirst() throws Exception {
        assertThat(changes(BEFORE.replace("[nils, pia, sam], every: P1W, starts: \"2026-01-19",
                "[nils, sam], every: P1D, starts: \"2027-01-04"))).contains(
                        "  rotation team: Pia leaves. All goes on as it is until 2027-01-04 09:00; from then on, beginning "
                                + "with the first, the order is Nils, then Sam; each has 1 day.");
    }

    @Test
    void whoIsGoneServesNoMore() throws Exception {
        assertThat(changes(BEFORE.replace("  pia:  {name: Pia}\n", "").replace(" pia,", ""))).anySatisfy(
                line -> assertThat(line).startsWith("  Pia (pia) is not among people any more: they serve no more"));
    }

    @Test
    void whatElseIsNewGoneOrAnotherIsNamed() throws Exception {
        assertThat(changes(BEFORE.replace("oven: {kind: github, location: fernleigh/oven}",
                "kiln: {kind: github, location: fernleigh/kiln}").replace("log: {kind: log}",
                        "log: {kind: log, private: true}")))
                .containsExactly("It changes:",
                        "  source oven is gone.",
                        "  source kiln is new: github fernleigh/kiln, does not age, is not polled.",
                        "  destination log: log, may show PRIVATE questions; before: log.");
    }

    private List<String> changes(String after) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path old = Files.writeString(dir.resolve("old.yaml"), BEFORE);
        Path file = Files.writeString(dir.resolve("new.yaml"), after);
        assertThat(CommunityCheck.compare(file, old, Map.of(), new PrintStream(out), FRIDAY)).isZero();
        List<String> lines = out.toString().lines().toList();
        int from = lines.stream().filter(line -> line.startsWith("It changes")).map(lines::indexOf).findFirst()
                .orElseThrow();
        return lines.subList(from, lines.size());
    }
}
