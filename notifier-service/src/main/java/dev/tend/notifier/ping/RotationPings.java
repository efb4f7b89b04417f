package dev.tend.notifier.ping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.events.DigestDue;
import dev.tend.events.Event;
import dev.tend.events.ScheduleEnding;
import dev.tend.events.ShiftStarted;
import dev.tend.events.SwapChanged;
import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.message.Details;

/** Pings about a rotation, not about a question: each is a message of its own, as a digest is. */
record RotationPings(Rules rules, Destinations destinations) {

    List<NewPing> of(ShiftStarted shift, Event<?> event) {
        DigestDue open = new DigestDue(shift.rotation(), "", shift.person(), shift.from(),
                Optional.ofNullable(shift.open()).orElse(List.of()), null, shift.more(), null);
        return told(event, shift.rotation(), shift.from() + ":" + shift.person(),
                Details.ofRotation(event.type(), open, shift.previous(), shift.until()), shift.morePublic());
    }

    /** Who did not change it is told, until the first of the two shifts begins. */
    List<NewPing> of(SwapChanged swap, Event<?> event) {
        boolean byAsker = swap.by().equals(swap.asker());
        DigestDue other = new DigestDue(swap.rotation(), "", byAsker ? swap.asked() : swap.asker(), swap.takesFrom(),
                List.of(), null, null, null);
        Instant first = swap.givesFrom().isBefore(swap.takesFrom()) ? swap.givesFrom() : swap.takesFrom();
        String how = byAsker && swap.state() == SwapChanged.State.DECLINED ? "WITHDRAWN" : swap.state().name();
        return told(event, swap.rotation(), swap.state() + "@" + swap.swap(),
                Details.ofSwap(other, swap.by(), swap.givesFrom(), first, how, swap.swap()));
    }

    List<NewPing> of(ScheduleEnding gap, Event<?> event) {
        DigestDue onDuty = new DigestDue(gap.rotation(), "", gap.person(), gap.from(), List.of(), null, null, null);
        return told(event, gap.rotation(), gap.from() + "/" + gap.until(),
                Details.ofGap(onDuty, gap.from(), gap.until(), gap.because().name()));
    }

    private List<NewPing> told(Event<?> event, String rotation, Object what, Details details) {
        return told(event, rotation, what, details, null);
    }

    /**
     * @param what tells it from others of its kind
     * @param morePublic how many of the list's questions without a line everybody may read; null where that is not known
     */
    private List<NewPing> told(Event<?> event, String rotation, Object what, Details details,
            @Nullable Integer morePublic) {
        return rules.matching(event.type(), rotation).stream().map(rule -> {
            Destination destination = destinations.get(rule.to()).orElseThrow();
            return new NewPing(event.subject(), event.type().eventName() + "@" + what, rule.to(),
                    details.with(DigestLines.readable(details.digest(), morePublic, destination)), Rules.inWords(rule),
                    Duration.ZERO, Optional.empty());
        }).toList();
    }
}
