package dev.tend.kit.community;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tend.events.QuestionEscalated;

/**
 * When a question has aged.
 *
 * @param thresholds time per threshold, in the order of the file: {@code unanswered} (no human but the asker has answered for so
 *        long), {@code inactive} (no human has written for so long), {@code awaiting-team} (it has been the team's turn for so long),
 *        {@code contributor-silent} (those to whom it is assigned where it was asked have written nothing for so long)
 * @param counts the time that counts; without it all
 * @param fits the questions that age by it wherever they were asked; without it those of the sources that name it
 * @param escalation how long after a threshold has passed, counted the same way, whom else to tell if nobody has taken it
 */
public record Policy(String key, Map<String, Duration> thresholds, Optional<WorkingTime> counts, Optional<Scope> fits,
        Map<QuestionEscalated.Step, Duration> escalation) {

    public static final String UNANSWERED = "unanswered";
    public static final String INACTIVE = "inactive";
    public static final String AWAITING_TEAM = "awaiting-team";
    public static final String CONTRIBUTOR_SILENT = "contributor-silent";
    public static final List<String> THRESHOLDS = List.of(UNANSWERED, INACTIVE, AWAITING_TEAM, CONTRIBUTOR_SILENT);

    /** When so long has passed since then, as this policy counts. */
    public Instant after(Instant since, Duration time) {
        return counts.map(working -> working.plus(since, time)).orElseGet(() -> since.plus(time));
    }
}
