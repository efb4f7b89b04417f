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
 * @param ids of the questions themselves
 * @param postedBefore only older ones
 * @param link only those that are linked to this address
 * @param debt only documentation debt: see {@link Question#needsDocumentation}
 * @param publicOnly only what everybody may read: nothing PRIVATE, nothing SENSITIVE
 */
public record Filter(Set<String> ids, Set<QuestionState> states, Set<QuestionType> types, Set<String> sources,
        Set<String> assignees,
        Set<Turn> awaiting, Optional<Instant> postedBefore, Optional<String> link, boolean debt,
        boolean publicOnly) {

    public static final String NOBODY = "none";

    /** The same for those who may not read what is PRIVATE or SENSITIVE. */
    public Filter forEverybody() {
        return new Filter(ids, states, types, sources, assignees, awaiting, postedBefore, link, debt, true);
    }
}
