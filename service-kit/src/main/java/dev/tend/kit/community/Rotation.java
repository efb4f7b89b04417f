package dev.tend.kit.community;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.kit.LowerCase;

/**
 * People who take turns. Of each filter that is empty, all questions are taken.
 *
 * @param members keys of people, as the file has them, or as they come in a calendar file; {@link Community#turnsOf} has all
 * @param sources the sources whose questions it takes
 * @param categories in lower case
 * @param flags of which a question must have one, in upper case
 * @param authors by whom a question may be written
 * @param backUp the key of the rotation of those behind
 */
public record Rotation(String key, List<String> members, Plan plan, Set<String> sources,
        Set<String> categories, Set<QuestionType> types, Set<String> flags,
        Set<AuthorKind> authors, Optional<String> backUp) {

    /** When turns are, and whose. */
    public sealed interface Plan permits Rounds, Calendar {
    }

    /**
     * Turns of the same length, one member after the other.
     *
     * @param every how long a turn is, in days, weeks or months
     * @param starts when the first turn starts, in local wall time of the community's zone
     */
    public record Rounds(Order order, Period every, LocalDateTime starts) implements Plan {
    }

    /**
     * The events of a calendar. Between them nobody is on duty.
     *
     * @param name its path, as {@code community.yaml} has it, or else its host
     * @param read the turns of a file, in order, none over another, at least one
     * @param remote what is at an address instead, where they may change, and be none
     */
    public record Calendar(String name, List<Turn> read, Optional<RemoteCalendar<List<Turn>>> remote) implements Plan {

        /** In order, none over another. */
        public List<Turn> turns() {
            return remote.map(RemoteCalendar::value).orElse(read);
        }

        /** Keys of people, as they come in it. */
        List<String> members() {
            return turns().stream().map(Turn::person).distinct().toList();
        }
    }

    /** @param person key of a person */
    public record Turn(String person, Instant from, Instant until) {
    }

    /** Who is first. Whoever has served goes to the end. */
    public enum Order {
        ALPHABETICAL("alphabetical"),
        GIVEN("given"),
        /** As given, but who took over a turn has served, and who was spared has not. */
        LONGEST_NOT_SERVED("longest-not-served");

        private final String word;

        Order(String word) {
            this.word = word;
        }

        /** How {@code community.yaml} and the API call it. */
        public String word() {
            return word;
        }

        static Order of(String word) {
            return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst().orElseThrow();
        }
    }

    /** Whether it takes questions of this source, be it all or some. */
    public boolean takes(String source) {
        return sources.isEmpty() || sources.contains(source);
    }

    public boolean takes(QuestionSummary question) {
        String category = question.category();
        return takes(question.source())
                && (categories.isEmpty() || category != null && categories.contains(LowerCase.of(category)))
                && (types.isEmpty() || types.contains(question.type()))
                && (flags.isEmpty() || question.flags().stream().anyMatch(flags::contains))
                && authors.contains(AuthorKind.of(question.author()));
    }
}
