package dev.tend.rotation.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;

/**
 * Which questions are wanted. An empty set wants all.
 *
 * @param assignees keys of people; {@link #NOBODY} stands for what is nobody's
 * @param postedBefore only older ones
 */
public record Filter(Set<QuestionState> states, Set<QuestionType> types, Set<String> sources, Set<String> assignees,
        Set<Turn> awaiting, Optional<Instant> postedBefore) {

    public static final String NOBODY = "none";
}
