package dev.tend.classifier.age;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.tend.classifier.turn.Standing;
import dev.tend.events.Turn;
import dev.tend.kit.community.Policy;

/**
 * What a question's clocks show.
 *
 * @param aged the thresholds that have passed and still hold, in the order of the policy
 * @param toTell those that have just passed: each clock is told once
 * @param changed deadlines to be kept that are new or otherwise than before
 * @param dropped deadlines that will not come any more
 */
public record Ageing(List<String> aged, List<Deadline> toTell, List<Deadline> changed, List<Deadline> dropped) {

    /**
     * Open questions age by the policy that is for them. {@code unanswered} runs until a human other than the asker answers,
     * {@code inactive} from the last word of a human, {@code awaiting-team} as long as it is the team's turn,
     * {@code contributor-silent} as long as those to whom it is assigned at its source write nothing.
     * The policy says which time counts.
     *
     * @param before the deadlines kept so far
     */
    public static Ageing of(Standing standing, Optional<Policy> policy, List<Deadline> before, Instant now) {
        Ageing ageing = new Ageing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Deadline> running = standing.settled().isPresent()
                ? List.of()
                : policy.map(held -> running(standing, held)).orElse(List.of());
        running.forEach(deadline -> ageing.add(deadline, before, now));
        before.stream().filter(old -> old.toldAt() == null && running.stream().noneMatch(old::isSameClock))
                .forEach(ageing.dropped::add);
        return ageing;
    }

    /** What of the deadlines kept so far is kept from now on. */
    public List<Deadline> keptOf(List<Deadline> before) {
        return Stream.concat(changed.stream(), before.stream().filter(old -> !dropped.contains(old)
                && changed.stream().noneMatch(old::isSameClock))).toList();
    }

    private void add(Deadline deadline, List<Deadline> before, Instant now) {
        Optional<Deadline> old = before.stream().filter(deadline::isSameClock).findFirst();
        Instant told = old.map(Deadline::toldAt).orElse(null);
        // What was told stays so, should another replica's clock be behind.
        boolean passed = deadline.hasPassed(now)
                || told != null && old.filter(kept -> kept.dueAt().equals(deadline.dueAt())).isPresent();
        // A policy that was made longer starts anew: told again when the later time has come.
        Deadline next = told(deadline, passed ? told == null ? now : told : null);
        if (passed) {
            aged.add(deadline.threshold());
            if (told == null) {
                toTell.add(next);
            }
        }
        if (old.filter(next::equals).isEmpty()) {
            changed.add(next);
        }
    }

    private static Deadline told(Deadline deadline, @Nullable Instant toldAt) {
        return new Deadline(deadline.policy(), deadline.threshold(), deadline.since(), deadline.dueAt(), toldAt);
    }

    private static List<Deadline> running(Standing standing, Policy policy) {
        List<Deadline> running = new ArrayList<>();
        for (Map.Entry<String, Duration> threshold : policy.thresholds().entrySet()) {
            start(threshold.getKey(), standing).ifPresent(since -> running.add(new Deadline(policy.key(),
                    threshold.getKey(), since, policy.after(since, threshold.getValue()), null)));
        }
        return running;
    }

    private static Optional<Instant> start(String threshold, Standing standing) {
        return switch (threshold) {
            case Policy.UNANSWERED -> standing.unansweredSince();
            case Policy.INACTIVE -> Optional.of(standing.lastActivityAt());
            case Policy.AWAITING_TEAM ->
                Optional.of(standing.turnSince()).filter(since -> standing.turn() == Turn.TEAM);
            case Policy.CONTRIBUTOR_SILENT -> standing.contributorSilentSince();
            default -> throw new IllegalArgumentException("no such threshold: " + threshold);
        };
    }
}
