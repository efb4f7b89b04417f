package dev.tend.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.tend.local.chaos.Fault.Victim;
import dev.tend.local.standin.ChatServer.Mode;

class FaultTest {

    private static final Duration WHOLE = Duration.ofMinutes(10);
    private final List<Fault> plan = Fault.plan(new Random(7), WHOLE);

    @Test
    void theSameSeedMakesTheSamePlan() {
        assertThat(Fault.plan(new Random(7), WHOLE)).isEqualTo(plan);
        assertThat(Fault.plan(new Random(8), WHOLE)).isNotEqualTo(plan);
    }

    @Test
    void everyVictimHasItsTurnAndSomeFailTogether() {
        assertThat(plan).extracting(Fault::victim).contains(Victim.values());
        assertThat(plan).anySatisfy(fault -> assertThat(plan)
                .anyMatch(other -> other.begin().compareTo(fault.begin()) > 0
                        && other.begin().compareTo(fault.end()) < 0));
    }

    @Test
    void theChatServerAlsoPostsMessagesAndAnswersThatItFailed() {
        assertThat(plan).anySatisfy(fault -> {
            assertThat(fault.victim()).isEqualTo(Victim.CHAT);
            assertThat(fault.chat()).isEqualTo(Mode.ERRS);
        });
    }

    @Test
    void nothingFailsAgainBeforeItWasMendedAndAllIsMendedInTheEnd() {
        Arrays.stream(Victim.values()).forEach(victim -> {
            List<Fault> its = plan.stream().filter(fault -> fault.victim() == victim).collect(Collectors.toList());
            for (int i = 1; i < its.size(); i++) {
                assertThat(its.get(i).begin()).isGreaterThan(its.get(i - 1).end());
            }
        });
        assertThat(plan).allSatisfy(fault -> assertThat(fault.end()).isBetween(fault.begin(), WHOLE));
    }
}
