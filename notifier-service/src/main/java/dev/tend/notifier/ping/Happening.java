package dev.tend.notifier.ping;

import java.util.Optional;
import java.util.Set;

import dev.tend.events.Event;
import dev.tend.events.EventData;
import dev.tend.events.EventType;
import dev.tend.events.QuestionAcknowledged;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionReclassified;
import dev.tend.events.QuestionResolved;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionSnoozed;
import dev.tend.events.QuestionTyped;
import dev.tend.events.TurnChanged;
import dev.tend.notifier.message.Details;

/**
 * Something that people may be told.
 *
 * @param reason the event's name, and what tells this happening from another one of the same question
 * @param policies what the {@code policy} of a rule may be: the policy's key, the threshold's name
 */
record Happening(String question, String reason, Set<String> policies, Details details) {

    EventType event() {
        return details.event();
    }

    /** Empty for what nobody is told: history, a removal, a turn that stays. */
    static Optional<Happening> of(Event<?> event) {
        EventData data = event.data();
        String name = event.type().eventName();
        if (data instanceof QuestionTyped typed && !typed.status().silent()) {
            return told(data, name, typed.policy() == null ? Set.of() : Set.of(typed.policy()),
                    Details.of(event.type()));
        }
        if (data instanceof QuestionAged aged && !aged.status().silent()) {
            return told(data, name + ":" + aged.threshold() + "@" + aged.since(),
                    Set.of(aged.policy(), aged.threshold()), Details.aged(aged.threshold(), aged.since()));
        }
        if (data instanceof TurnChanged turn && !turn.status().silent() && turn.turn() != turn.previous()) {
            return told(data, name + ":" + turn.turn() + "@" + turn.status().awaitingSince(), Set.of(),
                    Details.turn(turn.turn(), turn.because()));
        }
        if (data instanceof QuestionSettled settled && !settled.status().silent()
                && !QuestionStatus.isRemoval(settled)) {
            return told(data, name + "@" + settled.settledAt(), Set.of(), Details.settled(settled.how()));
        }
        return ofPeople(data, name);
    }

    private static Optional<Happening> ofPeople(EventData data, String name) {
        if (data instanceof QuestionAssigned assigned && !assigned.silent()) {
            // On duty it happens once; handed over or back from a snooze it may happen to the same person again.
            String again = assigned.because() == QuestionAssigned.Because.ON_DUTY ? "" : "@" + assigned.assignedAt();
            return told(data, name + ":" + assigned.assignee() + again, Set.of(),
                    Details.assigned(assigned.assignee(), assigned.by(), assigned.because().name()));
        }
        if (data instanceof QuestionAcknowledged acknowledged) {
            return told(data, name + ":" + acknowledged.by() + "@" + acknowledged.acknowledgedAt(), Set.of(),
                    Details.acknowledged(acknowledged.by()));
        }
        if (data instanceof QuestionSnoozed snoozed) {
            return told(data, name + ":" + snoozed.by() + "@" + snoozed.until(), Set.of(),
                    Details.snoozed(snoozed.by(), snoozed.until(), snoozed.note()));
        }
        if (data instanceof QuestionReclassified reclassified) {
            return told(data, name + ":" + reclassified.type() + "@" + reclassified.reclassifiedAt(), Set.of(),
                    Details.reclassified(reclassified.by(), reclassified.type(), reclassified.previous()));
        }
        if (data instanceof QuestionResolved resolved) {
            return told(data, name + ":" + resolved.by() + "@" + resolved.resolvedAt(), Set.of(),
                    Details.resolved(resolved.by(), resolved.link(), resolved.note()));
        }
        if (data instanceof QuestionEscalated escalated) {
            return told(data, name + ":" + escalated.step() + ":" + escalated.threshold() + "@" + escalated.since(),
                    Set.of(escalated.policy(), escalated.threshold()), Details.escalated(escalated));
        }
        return Optional.empty();
    }

    private static Optional<Happening> told(EventData data, String reason, Set<String> policies, Details details) {
        return Optional.of(new Happening(data.subject(), reason, policies, details));
    }
}
