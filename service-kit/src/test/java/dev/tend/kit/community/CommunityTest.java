package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tend.events.Author;
import dev.tend.events.EventType;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;

class CommunityTest {

    private final Community community = read(Example.full());

    @Test
    void peopleStaffAndBotsAreKnownByTheirAccountsWhateverTheCase() {
        assertThat(community.name()).isEqualTo("Larkspur");
        assertThat(community.person("github", "JO-codes")).map(Person::key).contains("jo");
        assertThat(community.person("mattermost", "4711")).map(Person::key).contains("jo");
        assertThat(community.person("discourse", "jo-codes")).isEmpty();
        assertThat(community.people().get("mara").email()).contains("mara@larkspur.example");
        assertThat(community.isStaff("github", "Sam-Dev")).isTrue();
        assertThat(community.isStaff("github", "1729")).isTrue();
        assertThat(community.isStaff("discourse", "sam-dev")).isFalse();
        assertThat(community.isStaff("discourse", "MARA")).isTrue();
        assertThat(community.staff().githubAssociations()).containsExactlyInAnyOrder("OWNER", "MEMBER");
        assertThat(community.isBot("discourse", "discobot")).isTrue();
        assertThat(community.isBot("github", "discobot")).isFalse();
    }

    @Test
    void aGroupIsCalledByItsHandleInTheChatOfADigest() {
        assertThat(community.groups()).containsExactly(Map.entry("core-team", new Group("core-team", "Core team",
                Map.of("slack", "S0614TZR7", "mattermost", "core-team"))));
        assertThat(community.digests().get("weekly").mention()).isEqualTo("core-team");
    }

    @Test
    void peopleWorkWhenTheFileSaysInTheirZoneAndNotOnHolidays() {
        WorkingTime hours = community.people().get("mara").hours().orElseThrow();
        assertThat(hours.zone()).isEqualTo(ZoneId.of("Atlantic/Azores"));
        assertThat(hours.opening(Instant.parse("2026-11-22T12:00:00Z"))).isEqualTo("2026-11-23T11:00:00Z");
        assertThat(hours.opening(Instant.parse("2026-11-23T19:29:59Z"))).isEqualTo("2026-11-23T19:29:59Z");
        assertThat(hours.opening(Instant.parse("2026-11-23T19:30:00Z"))).isEqualTo("2026-11-27T11:00:00Z");
        assertThat(hours.holidays()).isEqualTo(community.workingTime().orElseThrow().holidays()).isNotEmpty();
        assertThat(community.people().get("jo").hours()).isEmpty();
        assertThat(read(Example.SMALL.replace("name: Jo,", "name: Jo, hours: {from: \"09:00\", until: \"17:00\"},"))
                .people().get("jo").hours()).contains(new WorkingTime(ZoneId.of("Europe/Lisbon"),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0),
                        Collections.emptySortedSet()));
    }

    @Test
    void mapsKeepTheOrderOfTheFile() {
        assertThat(community.people().keySet()).containsExactly("mara", "jo", "ada", "quinn");
        assertThat(community.sources().keySet()).containsExactly("core", "app", "forum", "old-forum");
        assertThat(community.policies().get("two-days").thresholds()).containsExactly(
                entry(Policy.UNANSWERED, Duration.ofDays(2)), entry(Policy.INACTIVE, Duration.ofDays(7)),
                entry(Policy.AWAITING_TEAM, Duration.ofDays(3)),
                entry(Policy.CONTRIBUTOR_SILENT, Duration.ofDays(14)));
    }

    @Test
    void aPolicyCountsWorkingTimeOnlyIfItSaysSo() {
        WorkingTime working = new WorkingTime(community.zone(),
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.THURSDAY), LocalTime.of(8, 30),
                LocalTime.of(16, 0), new TreeSet<>(Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 12, 24))),
                community.holidayCalendars());
        assertThat(community.workingTime()).contains(working);
        assertThat(community.holidayCalendars()).extracting(calendar -> calendar.address().toString())
                .containsExactly("https://holidays.larkspur.example/canary-path/public.ics");
        assertThat(community.policies().get("monthly")).isEqualTo(
                new Policy("monthly", Map.of(Policy.INACTIVE, Duration.ofDays(20)), Optional.of(working),
                        Optional.empty(), Map.of()));
        assertThat(community.policies().get("two-days").counts()).isEmpty();
        assertThat(community.policies().get("two-days").escalation()).containsExactly(
                entry(QuestionEscalated.Step.BACK_UP, Duration.ofDays(1)),
                entry(QuestionEscalated.Step.CHANNEL, Duration.ofDays(2)));
    }

    @Test
    void aQuestionAgesByTheFirstPolicyThatIsForItOrElseByItsSources() {
        Community two = read(Example.SMALL.replace("policies:\n", """
            policies:
              regressions: {inactive: P1D, for: {labels: [Regression], types: [BUG]}}
              bugs: {inactive: P2D, for: {types: [BUG]}}
            """));
        assertThat(policy(two, "core", QuestionType.BUG, "regression")).contains("regressions");
        assertThat(policy(two, "forum", QuestionType.BUG, "other")).contains("bugs");
        assertThat(policy(two, "core", QuestionType.QUESTION, "regression")).contains("two-days");
        assertThat(policy(two, "forum", QuestionType.QUESTION, "regression")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "core,Support,HELP,BUG,UPGRADE,true", "app,support,help,BUG,UPGRADE,false",
            "core,ideas,help,BUG,UPGRADE,false", "core,,help,BUG,UPGRADE,false", "core,support,x,BUG,UPGRADE,false",
            "core,support,help,TROUBLESHOOTING,UPGRADE,false", "core,support,help,BUG,OTHER,false"})
    void whatAPolicyIsForHasToHoldInEachPart(String source, String category, String label, QuestionType type,
            String flag, boolean takes) {
        assertThat(community.policies().get("upgrades").fits().orElseThrow()
                .takes(question(source, category, type, List.of(label), flag))).isEqualTo(takes);
    }

    private static Optional<String> policy(Community community, String source, QuestionType type, String label) {
        return community.policyOf(question(source, null, type, List.of(label), "x")).map(Policy::key);
    }

    @Test
    void turnsGoAlphabeticallyByNameAndNotByKey() throws InvalidCommunity {
        Community accents = Example.read(Example.SMALL.replace("name: Mara", "name: émile")
                .replace("name: Jo", "name: Frida")
                .replace("sources:\n", "  zoe: {name: Emil}\nsources:\n").replace("[jo, mara]", "[jo, mara, zoe]"));
        assertThat(accents.turnsOf(accents.rotations().get("support"))).extracting(Person::name)
                .containsExactly("Emil", "émile", "Frida");
        Community namesakes = Example
                .read(Example.SMALL.replace("name: Jo", "name: Mara").replace("[jo, mara]", "[mara, jo]"));
        assertThat(namesakes.turnsOf(namesakes.rotations().get("support"))).extracting(Person::key)
                .containsExactly("jo", "mara");
        assertThat(community.turnsOf(community.rotations().get("support"))).extracting(Person::name)
                .containsExactly("Ada", "Jo", "Mara");
    }

    @Test
    void aSourceHasAllThatTheFileSays() {
        Source core = community.sources().get("core");
        assertThat(core.webhookSecrets()).containsExactly(new Secret("canary-core"), new Secret("canary-core-old"));
        assertThat(core.api()).isEqualTo(URI.create("https://ghe.larkspur.example/api/v3"));
        assertThat(core.token()).contains(new Secret("canary-github"));
        assertThat(core.poll()).contains(Duration.ofMinutes(10));
        assertThat(core.policy()).contains("two-days");
        assertThat(core.place()).isEqualTo("larkspur/core");
        Source forum = community.sources().get("forum");
        assertThat(forum.apiUser()).isEqualTo("tend");
        assertThat(forum.visibility()).contains(Visibility.PUBLIC);
        assertThat(forum.place()).isEqualTo("forum.larkspur.example");
    }

    @Test
    void aForumsAddressHasNoSlashAtItsEnd() {
        Source forum = community.sources().get("old-forum");
        assertThat(forum.location()).isEqualTo("http://127.0.0.1:4200/forum");
        assertThat(forum.api()).isEqualTo(URI.create(forum.location()));
        assertThat(forum.place()).isEqualTo("127.0.0.1:4200/forum");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '{kind: github, location: a/b}', never
        '{kind: github, location: a/b, token: "${GITHUB_TOKEN}"}', PT5M
        '{kind: github, location: a/b, poll: PT1H}', PT1H
        '{kind: github, location: a/b, token: "${GITHUB_TOKEN}", poll: never}', never
        '{kind: discourse, location: "https://a.example"}', PT5M
        '{kind: discourse, location: "https://a.example", poll: P1D}', PT24H
        '{kind: discourse, location: "https://a.example", poll: never}', never
        """)
    void whoeverCanBeReadIsPolledEveryFiveMinutesUnlessTheFileSaysSo(String source, String poll) {
        assertThat(read("community: x\nzone: UTC\nsources: {it: " + source + "}").sources().get("it").poll())
                .isEqualTo(poll.equals("never") ? Optional.empty() : Optional.of(Duration.parse(poll)));
    }

    @Test
    void whatASourceDoesNotSayIsTheUsual() {
        Source app = community.sources().get("app");
        assertThat(app.api()).isEqualTo(URI.create("https://api.github.com"));
        assertThat(app.apiUser()).isEqualTo("system");
        assertThat(app.token()).isEmpty();
        assertThat(app.visibility()).isEmpty();
        assertThat(community.sources().get("old-forum").webhookSecrets()).isEmpty();
    }

    @Test
    void rotationsTakeTheSourcesThatTheyNameOrAll() {
        assertThat(rounds(community, "apps").every()).isEqualTo(Period.ofMonths(1));
        assertThat(community.rotationsOf("core")).extracting(Rotation::key).containsExactly("support", "apps");
        assertThat(community.rotationsOf("forum")).extracting(Rotation::key).containsExactly("support");
        assertThat(rounds(read(Example.SMALL), "support").every()).isEqualTo(Period.ofWeeks(1));
        assertThat(community.zone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
    }

    @Test
    void aRotationTakesOfItsSourcesWhatItsFiltersLetThrough() {
        Rotation apps = community.rotations().get("apps");
        assertThat(apps.takes(question("app", QuestionType.BUG, "IDEAS", "ENTERPRISE", "UPGRADE"))).isTrue();
        assertThat(apps.takes(question("forum", QuestionType.BUG, "ideas", "ENTERPRISE"))).isFalse();
        assertThat(apps.takes(question("app", QuestionType.TROUBLESHOOTING, "ideas", "ENTERPRISE"))).isFalse();
        assertThat(apps.takes(question("app", QuestionType.BUG, "help", "ENTERPRISE"))).isFalse();
        assertThat(apps.takes(question("app", QuestionType.BUG, null, "ENTERPRISE"))).isFalse();
        assertThat(apps.takes(question("app", QuestionType.BUG, "ideas", "UPGRADE"))).isFalse();
        assertThat(community.rotations().get("support").takes(question("app", QuestionType.BUG, null))).isTrue();
        assertThat(apps.backUp()).contains("support");
        assertThat(community.rotationOf(question("app", QuestionType.BUG, "IDEAS", "ENTERPRISE"))).map(Rotation::key)
                .contains("support");
    }

    @Test
    void aRotationTakesWhatPeopleWroteAndWhatProgramsWroteOnlyWhereItSaysSo() {
        Rotation support = community.rotations().get("support");
        Rotation apps = community.rotations().get("apps");
        assertThat(support.takes(by(false, false))).isTrue();
        assertThat(support.takes(by(true, false))).isTrue();
        assertThat(support.takes(by(false, true))).as("an overview that a program wrote").isFalse();
        assertThat(support.takes(by(true, true))).as("a program of ours is a program").isFalse();
        assertThat(apps.takes(by(false, true))).isTrue();
        assertThat(apps.takes(by(true, false))).as("a checklist of the team").isFalse();
    }

    private static QuestionSummary by(boolean staff, boolean bot) {
        QuestionSummary some = question("app", QuestionType.BUG, "ideas", "ENTERPRISE");
        return new QuestionSummary(some.url(), some.title(), some.source(), some.kind(), some.type(), some.category(),
                some.labels(), some.flags(), new Author("someone", null, staff, bot), some.postedAt(),
                some.visibility());
    }

    private static Rotation.Rounds rounds(Community community, String rotation) {
        return (Rotation.Rounds) community.rotations().get(rotation).plan();
    }

    private static QuestionSummary question(String source, QuestionType type, String category, String... flags) {
        return question(source, category, type, List.of(), flags);
    }

    private static QuestionSummary question(String source, String category, QuestionType type, List<String> labels,
            String... flags) {
        return new QuestionSummary("https://x.example/1", "t", source, "github", type, category, labels,
                List.of(flags), new Author("visitor", null, false, false), Instant.EPOCH, Visibility.PUBLIC);
    }

    @Test
    void turnsGoAsGivenIfTheFileSaysSo() {
        Community given = read(Example.SMALL.replace("[jo, mara]", "[mara, jo], order: given"));
        assertThat(given.turnsOf(given.rotations().get("support"))).extracting(Person::key)
                .containsExactly("mara", "jo");
        assertThat(community.people().get("mara").away())
                .containsExactly(new Absence(LocalDate.of(2026, 12, 21), LocalDate.of(2027, 1, 3)));
    }

    @Test
    void aDestinationHasAWebhookOrAnApi() {
        Destination square = community.destinations().get("square");
        assertThat(square.isWebhook()).isTrue();
        assertThat(square.url()).contains(URI.create("https://chat.larkspur.example/hooks/canary-mattermost"));
        assertThat(square.pace()).isEqualTo(Duration.ofSeconds(1));
        assertThat(square.holdsPrivate()).isFalse();
        Destination desk = community.destinations().get("desk");
        assertThat(desk.isWebhook()).isFalse();
        assertThat(desk.api()).contains(URI.create("https://slack.com/api"));
        assertThat(desk.channel()).contains("C024BE91L");
        assertThat(desk.holdsPrivate()).isTrue();
        assertThat(desk.pace()).isEqualTo(Duration.ofMillis(2500));
        assertThat(desk.signingSecret()).contains(new Secret("canary-signing"));
        assertThat(community.destinations().get("team").api()).contains(URI.create("https://chat.larkspur.example"));
        assertThat(community.destinations().get("demo").url())
                .contains(URI.create("http://localhost:9999/hooks/canary-path"));
        assertThat(community.destinations().get("demo").api()).isEmpty();
        assertThat(community.destinations().get("terminal").kind()).isEqualTo(Destination.Kind.LOG);
    }

    @Test
    void pingsDigestsAndTemplatesAreAsWritten() {
        assertThat(community.pings()).hasSize(8).startsWith(
                new PingRule(EventType.QUESTION_TYPED, Optional.of("forum"), Optional.of(QuestionType.BUG),
                        Optional.of("support"),
                        Optional.of("ENTERPRISE"), Optional.empty(), Optional.empty(), "desk"));
        assertThat(community.pings().get(1).type()).contains(QuestionType.FEATURE_PROPOSAL);
        assertThat(community.pings().get(0).authors())
                .containsExactlyInAnyOrder(AuthorKind.COMMUNITY, AuthorKind.STAFF);
        assertThat(community.pings().get(1).authors()).containsExactlyInAnyOrder(AuthorKind.STAFF, AuthorKind.BOT);
        assertThat(community.pings().get(2).policy()).contains("two-days");
        assertThat(community.pings().get(4).step()).contains(QuestionEscalated.Step.BACK_UP);
        assertThat(community.pings().get(7).rotation()).contains("support");
        assertThat(community.templates())
                .containsEntry("question-assigned",
                        "{assignee}, this is yours: {title.strong}{#if note} ({note}){/if}")
                .containsKey("digest-due");
        assertThat(community.digests().get("help-wanted")).isEqualTo(new Digest("help-wanted", "support", "square",
                LocalTime.of(9, 0), Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY), false, "help-wanted", "on-duty",
                false, false, false,
                List.of(new Digest.Section(Optional.empty(), including(Optional.of("unanswered")))),
                Optional.empty()));
        assertThat(community.digests().get("all").days()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        assertThat(community.digests().get("all").sections())
                .containsExactly(new Digest.Section(Optional.empty(), including(Optional.empty())));
        assertThat(community.digests().get("weekly").isReport()).isTrue();
        assertThat(community.digests().get("review")).isEqualTo(new Digest("review", "support", "desk",
                LocalTime.of(8, 0), Set.of(DayOfWeek.MONDAY), true, "Can anyone help?", "here", true, true, false,
                List.of(new Digest.Section(Optional.of("Upgrades"),
                        new Digest.Include(Optional.empty(), Set.of("forum"), Set.of(QuestionType.BUG),
                                Optional.of("support"), Optional.of("help"), Set.of("UPGRADE"), Optional.empty(),
                                Optional.of(false), Optional.empty(), QuestionState.OPEN, Set.of(),
                                Optional.empty())),
                        new Digest.Section(Optional.of("Replies"),
                                new Digest.Include(Optional.empty(), Set.of(), Set.of(), Optional.empty(),
                                        Optional.empty(), Set.of(), Optional.of(Turn.TEAM), Optional.empty(),
                                        Optional.of(Duration.ofDays(2)), QuestionState.SNOOZED,
                                        Set.of(AuthorKind.COMMUNITY), Optional.empty())),
                        new Digest.Section(Optional.of("Done"),
                                new Digest.Include(Optional.empty(), Set.of(), Set.of(), Optional.empty(),
                                        Optional.of("completed"), Set.of(), Optional.empty(), Optional.empty(),
                                        Optional.empty(), QuestionState.SETTLED, Set.of(),
                                        Optional.of(Duration.ofDays(14))))),
                Optional.empty()));
        assertThat(community.digests().get("all").toPerson()).contains(Digest.DUTY);
    }

    private static Digest.Include including(Optional<String> aged) {
        return new Digest.Include(aged, Set.of(), Set.of(), Optional.empty(), Optional.empty(), Set.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), QuestionState.OPEN, Set.of(), Optional.empty());
    }

    @Test
    void responsesAreAsWritten() {
        assertThat(community.responses().keySet()).containsExactly("enterprise", "docs");
        assertThat(community.responses().get("enterprise")).isEqualTo(new Response("enterprise", Set.of("forum"),
                Set.of("support"), Set.of("help"), Set.of(QuestionType.BUG), Set.of("ENTERPRISE"),
                List.of("Hello {author}, our support helps with “{title}”.")));
        assertThat(community.responses().get("docs").texts()).hasSize(2);
    }

    @Test
    void classificationIsInLowerCaseWhereCaseDoesNotCount() {
        Classification classification = community.classification();
        assertThat(classification.labels()).containsExactly(entry("kind/bug", QuestionType.BUG),
                entry("how-to", QuestionType.QUESTION));
        assertThat(classification.titlePrefixes()).containsExactly(entry("[bug]", QuestionType.BUG));
        assertThat(classification.categories()).containsExactly(entry("ideas", QuestionType.FEATURE_PROPOSAL));
        assertThat(classification.rules()).containsExactly(
                new Classification.Rule(Optional.of(QuestionType.TROUBLESHOOTING), Optional.empty(), 2.5,
                        "error E[0-9]{4}",
                        Classification.In.BODY, "quotes an error code"),
                new Classification.Rule(Optional.of(QuestionType.BUG), Optional.empty(), -1, "works as designed",
                        Classification.In.BOTH, "is no fault"),
                new Classification.Rule(Optional.empty(), Optional.of("ENTERPRISE"), 1, "\\b(saml|ldap)\\b",
                        Classification.In.BOTH, "asks about single sign-on"));
        assertThat(classification.sensitive())
                .containsExactly(new Classification.Sensitive("proprietary|embargoed", "is marked as not public"));
        assertThat(classification.mailAddresses()).isFalse();
        assertThat(classification.botsSettle()).isTrue();
        assertThat(read(Example.SMALL).classification().botsSettle()).isFalse();
        assertThat(read(Example.SMALL).classification().mailAddresses()).isTrue();
        assertThat(classification.staleNotices()).containsExactly("closed because it has been inactive");
    }

    @Test
    void secretsAreNeverPrintedAndLoseTheLineBreakThatTheirFileHad() {
        assertThat(community.toString()).doesNotContain("canary");
        assertThat(community.sources().get("forum").webhookSecrets()).containsExactly(new Secret("canary-forum"));
    }

    @Test
    void threeLinesAreEnough() {
        Community least = read("community: x\nzone: UTC\nsources: {it: {kind: github, location: a/b}}");
        assertThat(least.people()).isEmpty();
        assertThat(least.isStaff("github", "a")).isFalse();
        assertThat(least.rotationsOf("it")).isEmpty();
        assertThat(least.classification().rules()).isEmpty();
    }

    private static Community read(String yaml) {
        try {
            return Example.read(yaml);
        } catch (InvalidCommunity e) {
            throw new AssertionError(e);
        }
    }
}
