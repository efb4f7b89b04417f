package dev.tend.kit.community;

import java.time.Duration;
import java.util.Map;

/**
 * When a question has aged.
 *
 * @param thresholds elapsed time per threshold, in the order of the file: {@code unanswered} (no human but the asker has
 *        answered for so long), {@code inactive} (no human has written for so long), {@code awaiting-team} (it has been the team's turn for so long)
 */
public record Policy(String key, Map<String, Duration> thresholds) {

    public static final String UNANSWERED = "unanswered";
    public static final String INACTIVE = "inactive";
    public static final String AWAITING_TEAM = "awaiting-team";
}
