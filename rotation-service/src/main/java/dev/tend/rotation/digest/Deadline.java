package dev.tend.rotation.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.tend.events.Turn;
import dev.tend.kit.community.Policy;
import dev.tend.rotation.queue.Outline;

/**
 * A threshold that passes soon.
 *
 * @param threshold its name
 * @param time how long it is
 * @param left how long until it passes; negative where it has, and nobody has said so yet
 */
record Deadline(String threshold, Duration time, Duration left) {

    private static final Duration SOON = Duration.ofDays(1);

    /** The first of the policy that passes within a day. */
    static Optional<Deadline> soon(Outline question, Optional<Policy> policy, Instant now) {
        for (Map.Entry<String, Duration> threshold : policy.map(Policy::thresholds).orElse(Map.of()).entrySet()) {
            if (runs(threshold.getKey(), question)) {
                Instant passes = policy.orElseThrow().after(since(threshold.getKey(), question), threshold.getValue());
                Duration left = Duration.between(now, passes);
                if (left.compareTo(SOON) <= 0) {
                    return Optional.of(new Deadline(threshold.getKey(), threshold.getValue(), left));
                }
            }
        }
        return Optional.empty();
    }

    /** Since when the clock of a threshold runs. */
    static Instant since(String threshold, Outline question) {
        return switch (threshold) {
            case Policy.UNANSWERED -> Objects.requireNonNullElse(question.knownSince(), question.postedAt());
            case Policy.AWAITING_TEAM -> question.awaitingSince();
            default -> question.lastActivityAt();
        };
    }

    private static boolean runs(String threshold, Outline question) {
        return switch (threshold) {
            case Policy.UNANSWERED -> !question.answered();
            case Policy.AWAITING_TEAM -> question.awaiting() == Turn.TEAM;
            case Policy.CONTRIBUTOR_SILENT -> false;
            default -> true;
        };
    }
}
