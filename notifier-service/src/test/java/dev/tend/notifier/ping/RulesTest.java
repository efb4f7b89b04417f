package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.tend.events.Event;
import dev.tend.events.EventType;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.kit.community.AuthorKind;
import dev.tend.kit.community.PingRule;
import dev.tend.notifier.Asked;

class RulesTest {

    private static final PingRule ALL = rule(EventType.QUESTION_TYPED, "all");

    @Test
    void for_each_destination_the_first_rule_that_matches_counts() {
        PingRule bugs = new PingRule(EventType.QUESTION_TYPED, Optional.empty(), Optional.of(QuestionType.BUG),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "all");
        PingRule elsewhere = rule(EventType.QUESTION_TYPED, "elsewhere");

        assertThat(matching(new Asked("team", "t").typed(), bugs, ALL, elsewhere)).containsExactly(bugs, elsewhere);
        assertThat(matching(new Asked("team", "t").type(QuestionType.QUESTION).typed(), bugs, ALL, elsewhere))
                .containsExactly(ALL, elsewhere);
    }

    @Test
    void each_condition_has_to_hold() {
        Event<?> typed = new Asked("team", "t").typed();

        assertThat(matching(typed, with("probe", null, null, null))).hasSize(1);
        assertThat(matching(typed, with("other", null, null, null))).isEmpty();
        assertThat(matching(typed, with(null, "TEAM", null, null))).hasSize(1);
        assertThat(matching(typed, with(null, "other", null, null))).isEmpty();
        assertThat(matching(typed, with(null, null, "upgrade", null))).hasSize(1);
        assertThat(matching(typed, with(null, null, "ENTERPRISE", null))).isEmpty();
        assertThat(matching(typed, with(null, null, null, "two-days"))).hasSize(1);
        assertThat(matching(typed, with(null, null, null, "monthly"))).isEmpty();
    }

    @Test
    void a_policy_is_named_by_its_key_or_by_its_threshold() {
        Event<?> aged = new Asked("team", "t").aged("unanswered");

        for (String policy : List.of("two-days", "unanswered", "inactive")) {
            PingRule rule = new PingRule(EventType.QUESTION_AGED, Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.of(policy), Optional.empty(), "all");
            assertThat(matching(aged, rule)).hasSize(policy.equals("inactive") ? 0 : 1);
        }
    }

    @Test
    void a_rule_may_be_for_one_step_of_an_escalation_and_each_step_is_a_ping_of_its_own() {
        Asked asked = new Asked("team", "t");
        Event<?> backUp = asked.escalated(QuestionEscalated.Step.BACK_UP, "ben");
        Event<?> channel = asked.escalated(QuestionEscalated.Step.CHANNEL, null);
        PingRule rule = new PingRule(EventType.QUESTION_ESCALATED, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of("unanswered"),
                Optional.of(QuestionEscalated.Step.BACK_UP), "all");

        assertThat(matching(backUp, rule)).hasSize(1);
        assertThat(matching(channel, rule)).isEmpty();
        assertThat(matching(channel, rule(EventType.QUESTION_ESCALATED, "all"))).hasSize(1);
        assertThat(Rules.inWords(rule)).isEqualTo("questions that nobody takes (unanswered, the back-up)");
        assertThat(Happening.of(backUp).orElseThrow().reason())
                .isNotEqualTo(Happening.of(channel).orElseThrow().reason());
    }

    @Test
    void history_is_told_to_nobody() {
        assertThat(Happening.of(new Asked("team", "t").silent().typed())).isEmpty();
        assertThat(Happening.of(new Asked("team", "t").silent().aged("unanswered"))).isEmpty();
        assertThat(Happening.of(new Asked("team", "t").silent().turn(Turn.AUTHOR, Turn.TEAM))).isEmpty();
        assertThat(Happening.of(new Asked("team", "t").silent().settled(QuestionSettled.How.CLOSED))).isEmpty();
        assertThat(Happening.of(new Asked("team", "t").silent().assigned("ada"))).isEmpty();
    }

    @Test
    void a_turn_that_stays_is_told_to_nobody() {
        assertThat(Happening.of(new Asked("team", "t").turn(Turn.TEAM, Turn.TEAM))).isEmpty();
        assertThat(Happening.of(new Asked("team", "t").turn(Turn.TEAM, Turn.AUTHOR))).isPresent();
    }

    @Test
    void a_removal_is_told_to_nobody() {
        assertThat(Happening.of(new Asked("team", "t").settled(QuestionSettled.How.REMOVED))).isEmpty();
    }

    @Test
    void a_question_that_gets_another_type_is_no_other_reason() {
        Asked asked = new Asked("team", "t");
        String first = Happening.of(asked.typed()).orElseThrow().reason();
        assertThat(Happening.of(asked.type(QuestionType.QUESTION).typed()).orElseThrow().reason()).isEqualTo(first);
    }

    @Test
    void thresholds_and_people_are_other_reasons() {
        Asked asked = new Asked("team", "t");
        assertThat(List.of(asked.typed(), asked.aged("unanswered"), asked.aged("inactive"), asked.assigned("ada"),
                asked.assigned("ben"))).extracting(event -> Happening.of(event).orElseThrow().reason())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_rule_is_told_in_words() {
        assertThat(Rules.inWords(ALL)).isEqualTo("new questions");
        assertThat(Rules.inWords(with("probe", "support", "UPGRADE", "two-days")))
                .isEqualTo("new questions (source probe, category support, flag upgrade, two-days)");
        assertThat(Rules.inWords(by(EventType.QUESTION_TYPED, AuthorKind.BOT, AuthorKind.STAFF)))
                .isEqualTo("new questions (asked by staff or bot)");
    }

    @Test
    void what_a_program_wrote_is_told_only_where_a_rule_says_so() {
        PingRule bots = by(EventType.QUESTION_TYPED, AuthorKind.BOT);
        Event<?> byBot = new Asked("team", "Dependency overview").by(false, true).typed();
        Event<?> byBotOfOurs = new Asked("team", "Dependency overview").by(true, true).typed();

        assertThat(matching(byBot, ALL)).isEmpty();
        assertThat(matching(byBot, ALL, bots)).containsExactly(bots);
        assertThat(matching(byBotOfOurs, ALL, bots)).containsExactly(bots);
        assertThat(matching(new Asked("team", "t").typed(), bots)).isEmpty();
    }

    @Test
    void the_team_s_own_lists_can_be_left_out() {
        Event<?> checklist = new Asked("team", "Release checklist").by(true, false).typed();

        assertThat(matching(checklist, ALL)).containsExactly(ALL);
        assertThat(matching(checklist, by(EventType.QUESTION_TYPED, AuthorKind.COMMUNITY))).isEmpty();
        assertThat(matching(checklist, by(EventType.QUESTION_TYPED, AuthorKind.STAFF, AuthorKind.BOT))).hasSize(1);
    }

    @Test
    void what_somebody_hands_over_is_told_them_whoever_wrote_it() {
        Asked overview = new Asked("team", "Dependency overview").by(false, true);
        PingRule mine = rule(EventType.QUESTION_ASSIGNED, "all");

        assertThat(matching(overview.assigned("ada"), mine)).isEmpty();
        assertThat(matching(overview.handedOver("ada", "ben"), mine)).hasSize(1);
        assertThat(matching(overview.handedOver("ada", "ben"), by(EventType.QUESTION_ASSIGNED, AuthorKind.COMMUNITY)))
                .isEmpty();
    }

    private static PingRule by(EventType event, AuthorKind... authors) {
        return new PingRule(event, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), "all", Optional.empty(), Set.of(authors));
    }

    private static List<PingRule> matching(Event<?> event, PingRule... rules) {
        QuestionStatus question = QuestionStatus.unknown(event.subject()).after(event.data());
        return List.copyOf(new Rules(Arrays.asList(rules)).matching(Happening.of(event).orElseThrow(), question));
    }

    private static PingRule rule(EventType event, String to) {
        return new PingRule(event, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), to);
    }

    private static PingRule with(String source, String category, String flag, String policy) {
        return new PingRule(EventType.QUESTION_TYPED, Optional.ofNullable(source), Optional.empty(),
                Optional.ofNullable(category), Optional.ofNullable(flag), Optional.ofNullable(policy), Optional.empty(),
                "all");
    }
}
