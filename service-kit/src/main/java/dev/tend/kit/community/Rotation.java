package dev.tend.kit.community;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;

/**
 * People who take turns. Of each filter that is empty, all questions are taken.
 *
 * @param members keys of people, as the file has them
 * @param every how long a turn is, in days, weeks or months
 * @param starts when the first turn starts, in local wall time of the community's zone
 * @param sources the sources whose questions it takes
 * @param categories in lower case
 * @param flags of which a question must have one, in upper case
 * @param backUp the key of the rotation of those behind
 */
public record Rotation(String key, List<String> members, Order order, Period every, LocalDateTime starts,
        Set<String> sources, Set<String> categories, Set<QuestionType> types, Set<String> flags,
        Optional<String> backUp) {

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
                && (categories.isEmpty() || category != null && categories.contains(category.toLowerCase(Locale.ROOT)))
                && (types.isEmpty() || types.contains(question.type()))
                && (flags.isEmpty() || question.flags().stream().anyMatch(flags::contains));
    }
}
