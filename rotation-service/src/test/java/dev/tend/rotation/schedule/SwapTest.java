package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Community;
import dev.tend.rotation.Pinwheel;
import dev.tend.rotation.schedule.Refused.Reason;

/** Of the first line's weeks in 2026, from Monday 09:00 in Berlin: zed 5 January, bea the 12th, mo the 19th, zed the 26th. */
class SwapTest {

    private static final Instant NOW = Instant.parse("2026-01-06T12:00:00Z");
    private static final String BEAS = "2026-01-14T12:00:00Z";
    private static final String MOS = "2026-01-20T12:00:00Z";

    private final Community community = Pinwheel.community();
    private final List<Takeover> takeovers = new ArrayList<>();

    @Test
    void whoever_is_asked_accepts() throws Refused {
        Swap swap = swap("bea", "mo", BEAS, MOS);

        assertThat(swap.state()).isEqualTo(Swap.State.PROPOSED);
        assertThat(swap.accepted(schedule(), "mo", NOW).state()).isEqualTo(Swap.State.ACCEPTED);
        assertThat(swap.declined("mo").state()).isEqualTo(Swap.State.DECLINED);
        assertThat(swap.declined("bea").state()).isEqualTo(Swap.State.DECLINED);
    }

    @Test
    void nobody_accepts_for_another() throws Refused {
        Swap swap = swap("bea", "mo", BEAS, MOS);

        assertRefused(() -> swap.accepted(schedule(), "bea", NOW), Reason.NOT_YOURS, "It is for mo to accept");
        assertRefused(() -> swap.declined("zed"), Reason.NOT_YOURS, "It is for mo to decline");
    }

    @Test
    void what_was_declined_is_not_accepted_and_what_was_accepted_not_declined() throws Refused {
        Swap swap = swap("bea", "mo", BEAS, MOS);

        assertRefused(() -> swap.declined("mo").accepted(schedule(), "mo", NOW), Reason.CONFLICT, "was declined");
        assertRefused(() -> swap.accepted(schedule(), "mo", NOW).declined("mo"), Reason.CONFLICT, "was accepted");
        assertThat(
                swap.accepted(schedule(), "mo", NOW).accepted(schedule(), "mo", Instant.parse("2030-01-01T00:00:00Z"))
                        .state())
                .as("accepted again").isEqualTo(Swap.State.ACCEPTED);
    }

    @Test
    void a_swap_with_oneself_or_in_the_past_or_far_away_is_none() {
        assertRefused(() -> swap("bea", "bea", BEAS, BEAS), Reason.INVALID, "with oneself");
        assertRefused(() -> swap("zed", "mo", "2026-01-06T12:00:00Z", MOS), Reason.INVALID, "has begun or passed");
        assertRefused(() -> swap("bea", "zed", BEAS, "2025-01-06T12:00:00Z"), Reason.INVALID, "has begun or passed");
        assertRefused(() -> swap("bea", "mo", "2036-01-06T12:00:00Z", MOS), Reason.INVALID, "more than three years");
    }

    @Test
    void only_shifts_that_are_theirs_as_a_whole_are_swapped() throws Refused {
        assertRefused(() -> swap("bea", "zed", BEAS, MOS), Reason.CONFLICT, "is not zed's as a whole, but mo's");
        Swap swap = swap("bea", "mo", BEAS, MOS);
        takeovers.add(new Takeover(UUID.randomUUID(), "first-line", "otto", Instant.parse("2026-01-13T00:00:00Z"),
                Instant.parse("2026-01-14T00:00:00Z"), NOW, null));

        assertRefused(() -> swap.accepted(schedule(), "mo", NOW), Reason.CONFLICT,
                "is not bea's as a whole, but otto's");
    }

    @Test
    void a_shift_that_has_begun_meanwhile_is_not_swapped_any_more() throws Refused {
        Swap swap = swap("bea", "mo", BEAS, MOS);

        assertRefused(() -> swap.accepted(schedule(), "mo", Instant.parse("2026-01-12T08:00:00Z")), Reason.INVALID,
                "has begun");
    }

    private Swap swap(String asker, String asked, String gives, String takes) throws Refused {
        return Swap.of(schedule(), asker, asked, Instant.parse(gives), Instant.parse(takes), NOW);
    }

    private Schedule schedule() {
        return new Schedule(community.rotations().get("first-line"), community, takeovers);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason,
            String why) {
        assertThatThrownBy(call).isInstanceOf(Refused.class).hasMessageContaining(why)
                .satisfies(refused -> assertThat(((Refused) refused).reason()).isEqualTo(reason));
    }
}
