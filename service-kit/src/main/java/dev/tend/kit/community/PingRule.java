package dev.tend.kit.community;

import java.util.Optional;

import dev.tend.events.EventType;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionType;

/**
 * Which events are told where. For each destination the first rule that matches counts.
 *
 * @param to key of a destination
 * @param policy matches the policy's key or the threshold's name
 */
public record PingRule(EventType event, Optional<String> source, Optional<QuestionType> type, Optional<String> category,
        Optional<String> flag, Optional<String> policy, Optional<QuestionEscalated.Step> step, String to) {
}
