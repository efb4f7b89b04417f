package dev.tend.kit.community;

import java.util.Optional;
import java.util.Set;

import dev.tend.events.EventType;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionType;

/**
 * Which events are told where. For each destination the first rule that matches counts.
 *
 * @param to key of a destination
 * @param policy matches the policy's key or the threshold's name
 * @param rotation of those that are about one
 * @param authors by whom a question may be written
 */
public record PingRule(EventType event, Optional<String> source, Optional<QuestionType> type, Optional<String> category,
        Optional<String> flag, Optional<String> policy, Optional<QuestionEscalated.Step> step, String to,
        Optional<String> rotation, Set<AuthorKind> authors) {

    /** People. What a program wrote is told where a rule says so: nobody waits for an answer. */
    public static final Set<AuthorKind> PEOPLE = Set.of(AuthorKind.COMMUNITY, AuthorKind.STAFF);

    /** Those that are about a rotation, not about a question. */
    public static final Set<EventType> OF_ROTATIONS = Set.of(EventType.SHIFT_STARTED,
            EventType.SWAP_CHANGED, EventType.SCHEDULE_ENDING);

    /** One about questions that people asked. */
    public PingRule(EventType event, Optional<String> source, Optional<QuestionType> type, Optional<String> category,
            Optional<String> flag, Optional<String> policy, Optional<QuestionEscalated.Step> step, String to) {
        this(event, source, type, category, flag, policy, step, to, Optional.empty(), PEOPLE);
    }
}
