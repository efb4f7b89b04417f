package dev.tend.kit.community;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;

/**
 * A list that is posted at a time.
 *
 * @param rotation whose sources' questions it lists
 * @param to key of a destination
 * @param at local wall time in the community's zone
 * @param monthly only on the first of the days in a month
 * @param lead what stands above it
 * @param mention who is called: a person's key, a group's, or one of the words below
 * @param repeats whether a list that is the same as the last is posted again
 * @param saysEmpty whether a list with nothing on it is posted, once
 * @param isReport whether it is a report of the last week, or month, rather than a list of questions
 * @param sections at least one; without a title where the file has none
 * @param toPerson for whom it is: a person's key, or {@link #DUTY}; empty where it is for all who read the destination
 */
public record Digest(String key, String rotation, String to, LocalTime at, Set<DayOfWeek> days, boolean monthly,
        String lead, String mention, boolean repeats, boolean saysEmpty, boolean isReport,
        List<Section> sections, Optional<String> toPerson) {

    public static final String ON_DUTY = "on-duty";
    public static final String HERE = "here";
    public static final String CHANNEL = "channel";
    public static final String NOBODY = "nobody";
    static final Set<String> WORDS = Set.of(ON_DUTY, HERE, CHANNEL, NOBODY);
    /** Who is on duty when it is due. */
    public static final String DUTY = "duty";

    /** A part of the list. */
    public record Section(Optional<String> title, Include include) {
    }

    /**
     * Which questions: all of it has to hold. What is empty holds for all.
     *
     * @param aged past this threshold
     * @param olderThan asked so long ago
     * @param authors who asked
     * @param settledWithin settled so short a time ago; given where the state is SETTLED
     */
    public record Include(Optional<String> aged, Set<String> sources, Set<QuestionType> types,
            Optional<String> category, Optional<String> label, Set<String> flags, Optional<Turn> awaiting,
            Optional<Boolean> answered, Optional<Duration> olderThan, QuestionState state,
            Set<AuthorKind> authors, Optional<Duration> settledWithin) {

        /** All that are open. */
        public static final Include ALL = new Include(Optional.empty(), Set.of(), Set.of(), Optional.empty(),
                Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), QuestionState.OPEN,
                Set.of(), Optional.empty());
    }
}
