package dev.tend.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final Set<Integer> BOTH = Set.of(1, 2);

    private static Evidence evidence(List<Integer> board, Set<Integer> typed, Set<Integer> assigned,
            Map<Way, Map<Integer, Integer>> differing, Map<Way, Set<Integer>> doubtful, int open) {
        Map<Way, Map<Integer, Integer>> shown = new EnumMap<>(Way.class);
        List.of(Way.values()).forEach(way -> shown.put(way, Map.of(1, 1, 2, 1)));
        shown.putAll(differing);
        return new Evidence(BOTH, board, typed, assigned, shown, doubtful, Map.of(), open);
    }

    private static Evidence told(Way way, Map<Integer, Integer> times, Map<Way, Set<Integer>> doubtful) {
        return evidence(List.of(1, 2), BOTH, BOTH, Map.of(way, times), doubtful, 0);
    }

    @Test
    void onceEachEverywhereIsAsItShouldBe() {
        Evidence good = evidence(List.of(1, 2), BOTH, BOTH, Map.of(), Map.of(), 0);
        assertThat(good.missing()).isEmpty();
        assertThat(good.wrong()).isEmpty();
    }

    @Test
    void whatIsLostUntypedOrNobodysIsMissing() {
        assertThat(evidence(List.of(1), Set.of(1), Set.of(1), Map.of(), Map.of(), 3).missing()).containsExactly(
                "1 questions not on the board (#2)", "1 questions without a type (#2)", "1 questions nobody's (#2)",
                "3 pings not at their end");
        assertThat(told(Way.SLACK_HOOK, Map.of(1, 1), Map.of()).missing())
                .containsExactly("1 questions not told in slack-hook (#2)");
    }

    @Test
    void whereTendCanLookNothingIsToldTwiceEvenIfMarked() {
        Way api = Way.MATTERMOST_API;
        assertThat(told(api, Map.of(1, 2, 2, 1), Map.of(api, Set.of(1))).wrong())
                .containsExactly("1 questions told more than once in mattermost-api (#1)");
    }

    @Test
    void anIncomingWebhookMayTellTwiceWhatIsMarked() {
        Way hook = Way.SLACK_HOOK;
        assertThat(told(hook, Map.of(1, 2, 2, 2), Map.of(hook, Set.of(1))).wrong())
                .containsExactly("1 questions told more than once in slack-hook, and not marked as doubtful (#2)");
        assertThat(told(hook, Map.of(1, 2, 2, 2), Map.of(hook, Set.of(1))).toldTwiceAndMarked()).isEqualTo(1);
    }

    @Test
    void anIncomingWebhookTellsNothingThreeTimes() {
        Way hook = Way.MATTERMOST_HOOK;
        assertThat(told(hook, Map.of(1, 3, 2, 1), Map.of(hook, Set.of(1))).wrong())
                .containsExactly("1 questions told more than 2 times in mattermost-hook (#1)");
    }

    @Test
    void whatTheLedgerGaveUpAsDoubtfulIsNotMissingAtAWebhookAndWrongWhereTendCanLook() {
        for (Way way : Way.values()) {
            Map<Way, Map<Integer, Integer>> shown = new EnumMap<>(Way.class);
            List.of(Way.values()).forEach(each -> shown.put(each, Map.of(1, 1, 2, 1)));
            shown.put(way, Map.of(1, 1));
            Evidence seen = new Evidence(BOTH, List.of(1, 2), BOTH, BOTH, shown, Map.of(), Map.of(way, Set.of(2)), 0);
            assertThat(seen.missing()).as("%s", way).isEmpty();
            assertThat(seen.wrong()).as("%s", way).hasSize(way.canBeLookedAt() ? 1 : 0);
        }
    }

    @Test
    void aQuestionThatIsTwiceOnTheBoardIsWrong() {
        assertThat(evidence(List.of(1, 2, 2), BOTH, BOTH, Map.of(), Map.of(), 0).wrong()).hasSize(1);
    }
}
