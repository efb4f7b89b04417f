package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommunityCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aRightFileIsSummedUp() throws IOException {
        Path file = write(Example.full());
        assertThat(check(file)).isZero();
        assertThat(printed()).isEqualTo(
                """
                    %1$s is fine: 4 people, 4 sources, 3 rotations, 5 destinations, 8 ping rules. Times are those of Europe/Lisbon.
                      working time: MON TUE THU from 08:30 until 16:00, with 2 holidays up to 2027-12-24, and the holidays of a calendar at holidays.larkspur.example, which is read at the start and then every hour
                      mara is away: 2026-12-21 to 2027-01-03
                      mara works: MON FRI from 10:00 until 18:30, Atlantic/Azores
                      group core-team: Core team, called at slack and mattermost
                      source core: github larkspur/core, ages by two-days, is polled every PT10M
                      source app: github larkspur/app, ages by monthly in working time, is not polled
                      source forum: discourse forum.larkspur.example, ages by two-days, is polled every PT5M
                      source old-forum: discourse 127.0.0.1:4200/forum, does not age, is not polled
                      policy two-days: then tells the back-up after 24 hours, the channel after 2 days
                      policy upgrades: whatever the source's own, only core or forum, support, help, BUG or QUESTION, UPGRADE
                      rotation support: Ada, then Jo, then Mara; each has 14 days, from 2026-11-23 09:00
                      rotation apps: Quinn; each has 1 month, from 2026-12-01 08:30; overrides count as served; only ideas, BUG or QUESTION, ENTERPRISE, by bot or by community; behind them: support
                      rotation nights: Mara and Jo, as on-call.ics has it: 52 shifts from 2026-11-23 to 2027-11-22
                      destination square: mattermost
                      destination desk: slack, may show PRIVATE questions, with buttons
                      destination team: mattermost, with buttons once the notifier has TEND_NOTIFIER_PUBLIC_URL
                      destination demo: slack
                      destination terminal: log
                      ping desk: question-typed forum BUG support ENTERPRISE
                      ping desk: question-typed FEATURE_PROPOSAL by staff or bot
                      ping team: question-aged two-days
                      ping demo: question-aged inactive
                      ping desk: question-escalated back-up
                      ping square: question-assigned
                      ping terminal: question-assigned
                      ping terminal: shift-started support
                      digest help-wanted: to square at 09:00, MON WED
                      digest all: to terminal, for who is on duty at 17:30, MON TUE WED THU FRI
                      digest review: to desk at 08:00, the first of a month's MON: Upgrades; Replies; Done
                      digest weekly: to desk at 09:00, MON: a report
                      response enterprise: 1 text for forum, support, help, BUG, ENTERPRISE
                      response docs: 2 texts for all questions
                      ingest-service needs CORE_SECRET, CORE_SECRET_OLD, FORUM_SECRET, FORUM_TOKEN, GITHUB_TOKEN
                      classifier-service needs HOOK_PATH
                      rotation-service needs HOOK_PATH
                      notifier-service needs HOOK_PATH, MATTERMOST_HOOK, MATTERMOST_TOKEN, SLACK_SIGNING, SLACK_TOKEN
                    %1$s:34: warning: source old-forum has no webhook-secret and is not polled, so nothing will come of it: add `webhook-secret: "${NAME}"`, or `poll: PT10M`
                    %1$s:41: warning: of rotation support ada has no mattermost handle, so pings there do not call them: add `mattermost` to their `handles`
                    %1$s:42: warning: rotation apps starts in the future, so until then nobody is on duty: write a day that has passed, if somebody is on duty already
                    %1$s:42: warning: of rotation apps quinn has no mattermost handle, so pings there do not call them: add `mattermost` to their `handles`
                    """
                        .formatted(
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
            policies: {weekly: {inactive: P7D, escalation: {channel: P1D}}, bugs: {inactive: P7D, for: {types: [BUG]}}}
            rotations: {support: {members: [mara], starts: "2026-11-23T09:00", sources: [core]}}
            destinations: {terminal: {kind: log}}
            """);
        assertThat(check(file)).isZero();
        assertThat(warnings(file)).containsExactly(
                "1: there is no ping rule, so nobody will be told of a question: add one to `pings`, like "
                        + "`- {when: {event: question-assigned}, to: town-square}`",
                "5: source forum has no webhook-secret, so its webhooks are refused: add `webhook-secret: \"${NAME}\"`",
                "5: source forum has no visibility, so what the forum does not say is public is PRIVATE: write "
                        + "`visibility: PUBLIC` if everybody may read the forum, else `visibility: PRIVATE`",
                "5: source forum is in no rotation, so its questions belong to nobody: add it to the `sources` of a rotation",
                "7: no source has policy weekly: write `policy: weekly` at a source, say `for` which questions it is, or remove it",
                "7: policy weekly escalates, and no ping rule tells anybody of it: add `- {when: {event: "
                        + "question-escalated}, to: ...}` to `pings`",
                "9: nothing goes to destination terminal: add a rule to `pings` or a digest with `to: terminal`, or remove it");
        assertThat(printed()).contains(": 1 person, 2 sources,");
    }

    @Test
    void privateQuestionsThatNobodyWouldBeToldOfAreAWarning() throws IOException {
        String file = """
            community: x
            zone: UTC
            people: {mara: {name: Mara, handles: {slack: U1}}}
            sources:
              forum: {kind: discourse, location: "https://forum.example", webhook-secret: "${FORUM_SECRET}", visibility: PUBLIC}
              core: {kind: github, location: a/core, webhook-secret: "${CORE_SECRET}"}
              open: {kind: github, location: a/open, webhook-secret: "${CORE_SECRET}", visibility: PUBLIC}
            rotations: {support: {members: [mara], starts: "2026-11-23T09:00"}}
            destinations: {square: {kind: slack, url: "${SQUARE_HOOK}"}}
            pings: [{when: {event: question-assigned}, to: square}]
            """;
        String may = " may have PRIVATE questions";
        String nobody = ", and no destination may show them, so nobody is told of those: "
                + "write `private: true` at a destination whose readers may all read them";
        Path path = write(file);
        assertThat(check(path)).isZero();
        assertThat(warnings(path)).containsExactly("5: source forum" + may
                + " though it is PUBLIC (those of its restricted categories, which it does not show to strangers)"
                + nobody,
                "6: source core" + may + nobody + ", or `visibility: PUBLIC` here if there are none",
                "10: nobody is told of SENSITIVE questions, such as hold a key: no ping rule for them goes to a "
                        + "destination with private: true: add a rule like `- {when: {event: question-typed, flag: "
                        + "sensitive}, to: KEY}`, with `private: true` at that destination");

        printed.reset();
        assertThat(check(write(file.replace("kind: slack,", "kind: slack, private: true,")))).isZero();
        assertThat(warnings(path)).isEmpty();
        printed.reset();
        check(write(file.replace("kind: slack,", "kind: slack, private: true,").replace("-assigned}",
                "-assigned, flag: upgrade}")));
        assertThat(warnings(path)).singleElement().asString().contains("SENSITIVE");

        // A list tells people too.
        printed.reset();
        String list = file.replaceFirst("pings: .*", "digests: {open: {rotation: support, to: square, at: \"09:00\"}}");
        check(write(list));
        assertThat(warnings(path)).hasSize(3).anySatisfy(warning -> assertThat(warning).contains("SENSITIVE"))
                .noneSatisfy(warning -> assertThat(warning).contains("no ping rule, so"));
        printed.reset();
        check(write(list.replace("kind: slack,", "kind: slack, private: true,")));
        assertThat(warnings(path)).isEmpty();
    }

    @Test
    void aResponseThatIsNeverSuggestedIsAWarning() throws IOException {
        Path file = write(
                Example.full().replace(
                        "  enterprise: {for: {sources: [forum], categories: [Support], labels: [Help], types: [bug], "
                                + "flags: [enterprise]}, texts",
                        "  enterprise: {texts"));
        assertThat(check(file)).isZero();
        assertThat(warnings(file)).anySatisfy(warning -> assertThat(warning).endsWith(
                ": response docs is never suggested: response enterprise, which is before it, fits all questions: write "
                        + "it before that one"));
    }

    @Test
    void aGroupThatADigestMentionsWhereItCantBeCalledIsAWarning() throws IOException {
        String file = Example.full().replace("slack: S0614TZR7, ", "");
        check(write(file));
        assertThat(warnings(folder.resolve("community.yaml"))).contains("11: group core-team has no slack handle, so "
                + "digest weekly does not call them: add `slack` to its `handles`");

        printed.reset();
        check(write(file.replace("weekly: {rotation: support, to: desk", "weekly: {rotation: support, to: terminal")));
        assertThat(printed()).doesNotContain("group core-team has no");
    }

    @Test
    void aRotationIsNoWarningFromItsStartOnAndWhereAllOfItCanBeCalled() throws IOException {
        Path file = write(Example.full().replace("  quinn:\n    name: Quinn",
                "  quinn: {name: Quinn, handles: {mattermost: q}}").replace("{discourse: ada}",
                        "{discourse: ada, mattermost: ada}"));
        CommunityCheck.run(file, Example.ENVIRONMENT, new PrintStream(printed, true, StandardCharsets.UTF_8),
                Instant.parse("2026-12-01T08:30:00Z"));
        assertThat(warnings(file)).hasSize(1);
    }

    @Test
    void turnsThatNobodyCanTakeAndQuestionsThatNobodyTakesAreWarnings() throws IOException {
        Path file = write("""
            community: x
            zone: UTC
            people:
              mara: {name: Mara, away: [{from: 2026-12-21, until: 2027-01-03}]}
              jo: {name: Jo, away: [{from: 2027-01-03, until: 2027-01-10}]}
            sources: {core: {kind: github, location: a/b, webhook-secret: "${CORE_SECRET}", visibility: PUBLIC}}
            rotations:
              bugs: {members: [mara, jo], starts: "2026-11-16T09:00", types: [BUG, QUESTION]}
              ideas: {members: [mara], starts: "2026-11-16T09:00", types: [FEATURE_PROPOSAL]}
            destinations: {terminal: {kind: log, private: true}}
            pings: [{when: {event: question-assigned}, to: terminal}]
            """);
        assertThat(check(file)).isZero();
        String away = ", so a turn that starts then falls to whose turn it is all the same: add members, or make an "
                + "override for that time";
        assertThat(warnings(file)).containsExactly(
                "6: the rotations of source core take only some questions, so the rest belong to nobody: add a rotation "
                        + "without `categories`, `types` and `flags`, last",
                "8: everybody of rotation bugs is away on 2027-01-03" + away,
                "9: everybody of rotation ideas is away on 2026-12-21" + away);
    }

    @Test
    void aListOfHolidaysThatEndsSoonIsAWarning() throws IOException {
        String ends = "the list of holidays ends on 2027-01-21: add the next year's";
        Path file = write(Example.small("policies:", "working-time:\n  holidays: [2027-01-21]\npolicies:"));
        assertThat(check(file)).isZero();
        assertThat(warnings(file)).contains("10: " + ends);

        check(write(Example.small("policies:", "working-time: {holidays: [2026-12-25, 2027-01-22]}\npolicies:")));
        check(write(Example.small("policies:", "working-time: {}\npolicies:")));
        assertThat(printed()).containsOnlyOnce("holidays ends");
    }

    @Test
    void aCalendarThatEndsSoonIsAWarning() throws IOException {
        Path file = write(Example.full());
        CommunityCheck.run(file, Example.ENVIRONMENT, new PrintStream(printed, true, StandardCharsets.UTF_8),
                Instant.parse("2027-11-07T23:00:00Z"));
        assertThat(printed()).doesNotContain("calendar of");
        CommunityCheck.run(file, Example.ENVIRONMENT, new PrintStream(printed, true, StandardCharsets.UTF_8),
                Instant.parse("2027-11-08T00:00:01Z"));
        assertThat(warnings(file)).contains("43: the calendar of rotation nights ends on 2027-11-22, and from then on "
                + "nobody is on duty: add events to on-call.ics and start Tend again");
    }

    @Test
    void aCalendarAtAnAddressIsNotReadAndNoMoreOfTheAddressIsShownThanTheHost() throws IOException {
        Path file = write(Example.small("members: [jo, mara], starts: \"2026-11-23T09:00\"",
                "calendar: \"https://calendars.example/canary.ics\""));
        assertThat(check(file)).isZero();
        assertThat(printed())
                .contains("rotation support: as the calendar at calendars.example has it, which is read at "
                        + "the start and then every hour")
                .doesNotContain("canary", "ends on");
    }

    private List<String> warnings(Path file) {
        return printed().lines().filter(line -> line.contains("warning"))
                .map(line -> line.replace(file + ":", "").replace(" warning:", "")).toList();
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
        return CommunityCheck.run(file, Example.ENVIRONMENT, new PrintStream(printed, true, StandardCharsets.UTF_8),
                NOW);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Path write(String yaml) throws IOException {
        Files.copy(Example.FOLDER.resolve("on-call.ics"), folder.resolve("on-call.ics"),
                StandardCopyOption.REPLACE_EXISTING);
        return Files.writeString(folder.resolve("community.yaml"), yaml);
    }
}
