package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommunityFileTest {

    static List<WrongFile> wrongFiles() {
        return WrongFile.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFiles")
    void allThatIsWrongIsToldWithItsLineAndARemedy(WrongFile file) {
        assertThat(Example.problems(file.yaml())).isEqualTo(file.problems());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFiles")
    void noMessageShowsASecret(WrongFile file) {
        assertThat(file.yaml()).isNotEqualTo(Example.SMALL);
        assertThat(Example.problems(file.yaml())).isNotEmpty().noneMatch(problem -> problem.contains("canary"));
    }

    @Test
    void allErrorsAreToldAtOnceInTheOrderOfTheFile() {
        List<String> problems = Example.problems("""
            zone: Europe/Lisbn
            pings:
              - when: {event: question-typd}
                to: sqare
            people:
              mara: {name: Mara, handles: {github: mara-dev}}
              jo: {name: Jo, handles: {github: mara-dev}}
            stale: 1
            sources:
              core:
                kind: github
                location: larkspur
                webhook-secret: "${NOPE}"
                policy: two-days
            rotations:
              support:
                members: [jo, lu]
                every: P0W
            destinations:
              square:
                kind: slack
            """);
        assertThat(problems).extracting(problem -> problem.replaceFirst(":[^:]*$", "")).containsExactly(
                "1: zone: \"Europe/Lisbn\" is no time zone",
                "1: \"community\" is missing: add it",
                "3: pings.when.event: \"question-typd\" can't stand here: did you mean \"question-typed\"? Possible",
                "4: pings.to: \"sqare\" is not in destinations: did you mean \"square\"? Possible",
                "7: people.jo.handles.github: mara has the same account",
                "8: \"stale\" is no key here",
                "12: sources.core.location: this is no repository",
                "13: sources.core.webhook-secret: the environment has no NOPE",
                "14: sources.core.policy: \"two-days\" is not in policies",
                "16: rotations.support: \"starts\" is missing: add it: a day and a time, like `\"2026-11-23T09",
                "17: rotations.support.members: \"lu\" is not in people",
                "18: rotations.support.every: \"P0W\" is no number of days, weeks or months",
                "20: destinations.square: there is no way to post");
    }

    @Test
    void theExceptionSaysItAsCompilersDo() {
        assertThatThrownBy(() -> Example.read(Example.small("zone: Europe/Lisbon", "zone: Lisboa\nzones: 1")))
                .isInstanceOf(InvalidCommunity.class).message()
                .contains("community.yaml:2: zone: ", "community.yaml:3: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                     | 1: the file is empty: begin with `community: ` and a name
        '# nothing yet'        | 1: the file is empty: begin with `community: ` and a name
        '~'                    | 1: the file is empty: begin with `community: ` and a name
        '- community: x'       | 1: a list stands here: write keys and values, like `community: Larkspur`
        'community'            | 1: a single text stands here: write keys and values, like `community: Larkspur`
        '&a [*a]'              | 1: a list stands here: write keys and values, like `community: Larkspur`
        """)
    void aFileThatIsNoMapIsOneProblem(String yaml, String problem) {
        assertThat(Example.problems(yaml)).containsExactly(problem.strip());
    }

    @Test
    void aFileThatIsNotUtf8IsOneProblem() {
        assertThat(Example.problems("community: x\nzone: é\n".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("2: this is not UTF-8: save the file as UTF-8");
        assertThat(Example.problems(new byte[]{ 'a', '\n', (byte) 0xC3}))
                .containsExactly("2: this is not UTF-8: save the file as UTF-8");
    }

    @Test
    void aProblemAtTheEndOfTheFileIsOnItsLastLine() {
        assertThat(Example.problems("community: x\nzone: [\n")).singleElement().asString()
                .startsWith("2: this is no YAML");
    }

    @Test
    void aByteOrderMarkIsNoProblem() {
        assertThat(Example.problems("\uFEFF" + Example.SMALL)).isEmpty();
    }

    @Test
    void aControlCharacterIsOneProblem() {
        assertThat(Example.problems("community: x\nzone: \0\n"))
                .containsExactly("2: there is a control character: remove it");
    }

    @Test
    void aFileThatIsTooLargeOrTooDeepOrTooMuchAliasedIsOneProblem() {
        assertThat(Example.problems("#".repeat(Document.LIMIT + 1))).singleElement().asString()
                .startsWith("1: the file has");
        assertThat(Example.problems("a: " + "[".repeat(50) + "]".repeat(50))).singleElement().asString()
                .startsWith("1: the file is nested");
        assertThat(Example.problems("a: &a [x]\nb: [" + "*a, ".repeat(60) + "]")).singleElement().asString()
                .startsWith("1: the file is nested");
    }

    @Test
    void anAliasStandsForWhatItNames() throws InvalidCommunity {
        Community community = Example.read(Example.small("[jo, mara]", "&two [jo, mara]").replace("destinations:",
                "  second: {members: *two, starts: \"2026-11-23T09:00\"}\ndestinations:"));
        assertThat(community.rotations().get("second").members()).containsExactly("jo", "mara");
    }

    @Test
    void numbersAndBooleansAreTextsWhereTextsAreWanted() throws InvalidCommunity {
        Community community = Example.read(Example.small("community: Larkspur", "community: 1729")
                .replace("{name: Mara, handles: {github: mara-dev}}", "{name: true, handles: {github: 0x1F}}")
                .replace("at: \"09:00\"", "at: 09:00").replace("\"2026-11-23T09:00\"", "2026-11-23T09:00:00"));
        assertThat(community.name()).isEqualTo("1729");
        assertThat(community.people().get("mara").name()).isEqualTo("true");
        assertThat(community.people().get("mara").handles()).containsEntry("github", "0x1F");
        assertThat(((Rotation.Rounds) community.rotations().get("support").plan()).starts())
                .isEqualTo(LocalDateTime.parse("2026-11-23T09:00"));
        assertThat(community.digests().get("open").at()).hasToString("09:00");
    }

    @Test
    void aStartTimeThatTheClocksShowTwiceIsThere() {
        assertThat(Example.problems(Example.small("2026-11-23T09:00", "2026-10-25T01:30"))).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNotAnInvalidOne() {
        assertThatThrownBy(() -> CommunityFile.read(Path.of("nowhere.yaml"), Example.ENVIRONMENT))
                .isInstanceOf(NoSuchFileException.class);
    }
}
