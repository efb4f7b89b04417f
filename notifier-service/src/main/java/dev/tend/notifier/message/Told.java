package dev.tend.notifier.message;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionSummary;
import dev.tend.events.TriageStatus;

/**
 * What one ping has to say.
 *
 * @param status null where triage was not heard yet
 * @param assignee key of the person whose it is
 * @param rule the rule that led here, in words
 */
public record Told(Details details, QuestionSummary summary, @Nullable TriageStatus status, @Nullable String assignee,
        String rule) {
}
