package dev.tend.rotation.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tend.events.QuestionEscalated.Step;
import dev.tend.events.QuestionState;
import dev.tend.kit.community.Policy;
import dev.tend.rotation.queue.Question;

/**
 * A threshold that has passed, and what follows if nobody takes the question.
 *
 * @param since when its clock started
 * @param agedAt when it passed
 * @param heardAt when it was told here: nobody could take it before
 * @param told the steps that were told of this clock
 */
record Escalation(String question, String threshold, Instant since, String policy, Instant agedAt, Instant heardAt,
        Set<Step> told) {

    /**
     * What is to be done now.
     *
     * @param tell steps that are due
     * @param next when to look again; empty where nothing follows
     */
    record Outcome(List<Step> tell, Optional<Instant> next) {
    }

    /**
     * Decides again each time that it is due, by the policy as it is now.
     *
     * @param policy empty where it is not in the file any more
     */
    Outcome decide(Question now, Optional<Policy> policy, Instant at) {
        List<Step> due = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        if (policy.isPresent() && isWaiting(now)) {
            // Heard of while the clock was ahead: then it counts from when the threshold passed.
            Instant from = heardAt.isAfter(agedAt) && !heardAt.isAfter(at) ? heardAt : agedAt;
            for (Map.Entry<Step, Duration> step : policy.get().escalation().entrySet()) {
                Instant when = policy.get().after(from, step.getValue());
                if (told.contains(step.getKey())) {
                    continue;
                } else if (when.isAfter(at)) {
                    next = next.filter(sooner -> sooner.isBefore(when)).or(() -> Optional.of(when));
                } else {
                    due.add(step.getKey());
                }
            }
        }
        return new Outcome(due, next);
    }

    /** Open, live, still past the threshold, and nobody of ours has taken it since. */
    private boolean isWaiting(Question question) {
        Instant acted = question.care().actedAt();
        return question.state() == QuestionState.OPEN && !question.status().silent()
                && question.status().aged().contains(threshold) && (acted == null || acted.isBefore(agedAt));
    }
}
