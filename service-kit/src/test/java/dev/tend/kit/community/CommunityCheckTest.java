package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommunityCheckTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aRightFileIsSummedUp() throws IOException {
        Path file = write(Example.full());
        assertThat(check(file)).isZero();
        assertThat(printed()).isEqualTo(
                """
                    %s is fine: 4 people, 4 sources, 2 rotations, 5 destinations, 6 ping rules. Times are those of Europe/Lisbon.
                      source core: github larkspur/core, ages by two-days, is polled every PT10M
                      source app: github larkspur/app, ages by monthly, is not polled
                      source forum: discourse forum.larkspur.example, ages by two-days, is polled every PT5M
                      source old-forum: discourse 127.0.0.1:4200/forum, does not age, is not polled
                      rotation support: Ada, then Jo, then Mara; each has 14 days, from 2026-11-23 09:00
                      rotation apps: Quinn; each has 1 month, from 2026-12-01 08:30
                      ping desk: question-typed forum BUG support ENTERPRISE
                      ping desk: question-typed FEATURE_PROPOSAL
                      ping team: question-aged two-days
                      ping demo: question-aged inactive
                      ping square: question-assigned
                      ping terminal: question-assigned
                      digest help-wanted: to square at 09:00, MON WED
                      digest all: to terminal at 17:30, MON TUE WED THU FRI
                      warning: source old-forum has no webhook-secret and is not polled: nothing will come of it
                    """.formatted(
                        file));
    }

    @Test
    void whatPeopleMightHaveForgottenIsAWarningAndNoError() throws IOException {
        Path file = write("""
            community: x
            zone: UTC
            people: {mara: {name: Mara}}
            sources:
              forum: {kind: discourse, location: "https://forum.example"}
              core: {kind: github, location: a/b, webhook-secret: "${CORE_SECRET}"}
            policies: {weekly: {inactive: P7D}}
            rotations: {support: {members: [mara], starts: "2026-11-23T09:00", sources: [core]}}
            destinations: {terminal: {kind: log}}
            """);
        assertThat(check(file)).isZero();
        assertThat(printed().lines().filter(line -> line.contains("warning"))).containsExactly(
                "  warning: no ping rule: nobody will be told of a question",
                "  warning: source forum has no webhook-secret: its webhooks are refused",
                "  warning: source forum has no visibility: what the forum does not say is public is PRIVATE",
                "  warning: source forum is in no rotation: its questions belong to nobody",
                "  warning: no source has policy weekly",
                "  warning: no ping rule and no digest goes to destination terminal");
        assertThat(printed()).contains(": 1 person, 2 sources,");
    }

    @Test
    void allProblemsArePrintedAsCompilersDoAndTheExitCodeIsOne() throws IOException {
        Path file = write(Example.small("zone: Europe/Lisbon", "zone: Lisboa").replace("SQUARE_HOOK", "NOPE"));
        assertThat(check(file)).isEqualTo(1);
        assertThat(printed()).isEqualTo("""
            %1$s:2: zone: "Lisboa" is no time zone: write a time zone, like `America/New_York`
            %1$s:14: destinations.square.url: the environment has no NOPE: set NOPE where Tend is started
            2 problems.
            """.formatted(file));
    }

    @Test
    void aFileThatCantBeReadIsOneSentence() {
        assertThat(check(folder)).isEqualTo(1);
        assertThat(check(folder.resolve("nowhere"))).isEqualTo(1);
        assertThat(printed().lines()).hasSize(2).allMatch(line -> line.contains("can't be read"));
    }

    @Test
    void noSecretIsPrinted() throws IOException {
        check(write(Example.full()));
        check(write(Example.full().replace("zone:", "zones:")));
        assertThat(printed()).doesNotContain("canary");
    }

    private int check(Path file) {
        return CommunityCheck.run(file, Example.ENVIRONMENT, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("community.yaml"), yaml);
    }
}
