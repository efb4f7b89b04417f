package dev.tend.notifier.ping;

import java.time.Duration;
import java.time.Instant;

import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionSummary;
import dev.tend.kit.community.Community;
import dev.tend.notifier.message.Details;

/**
 * Which pings wait a moment for others of their question. One that is old when it is first heard of, say by a webhook that comes
 * days late, is typed, has aged and is somebody's at nearly the same instant, told by two services in any order.
 */
record Settling(Community community) {

    /** The classifier looks for what has aged every second; the rest is on its way for less than another. */
    static final Duration TIME = Duration.ofSeconds(2);

    /** Zero for questions that are new, and for what people do. */
    Duration time(Details details, QuestionSummary summary, Instant now) {
        boolean comesWithOthers = switch (details.event()) {
            case QUESTION_TYPED, QUESTION_AGED -> true;
            case QUESTION_ASSIGNED -> QuestionAssigned.Because.ON_DUTY.name().equals(details.because());
            default -> false;
        };
        return comesWithOthers && isOld(summary, now) ? TIME : Duration.ZERO;
    }

    /** For those that were handed over at once: all are due at the same time. */
    static Duration untilAllAreHere(Instant handedOver, Instant now) {
        Duration left = Duration.between(now, handedOver.plus(TIME));
        return left.isNegative() ? Duration.ZERO : left.compareTo(TIME) > 0 ? TIME : left;
    }

    /** Whether it has passed a threshold of its policy, so that it is about to age, if it has not. */
    private boolean isOld(QuestionSummary summary, Instant now) {
        return community.policyOf(summary).filter(policy -> policy.thresholds().values().stream()
                .anyMatch(threshold -> !policy.after(summary.postedAt(), threshold).isAfter(now)))
                .isPresent();
    }
}
