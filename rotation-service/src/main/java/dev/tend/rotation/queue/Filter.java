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
 * @param link only those that are linked to this address
 * @param debt only documentation debt: see {@link Question#needsDocumentation}
 */
public record Filter(Set<QuestionState> states, Set<QuestionType> types, Set<String> sources, Set<String> assignees,
        Set<Turn> awaiting, Optional<Instant> postedBefore, Optional<String> link, boolean debt) {

    public static final String NOBODY = "none";
}
