package dev.tend.rotation.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionType;

/**
 * What a report says. Questions of bots and of the team are not counted, nor are removed ones.
 *
 * @param flows of all sources and types where anything came in or was settled
 * @param loads of all people who have or had anything
 * @param rising at most five, what rose most first
 * @param withoutLink what was settled in this time without a link to documentation or the like, of those types that
 *        documentation answers: TROUBLESHOOTING and QUESTION
 */
@Schema(requiredProperties = { "from", "until", "flows", "firstAnswer", "unanswered", "loads", "rising", "places",
        "withoutLink"})
public record Figures(Instant from, Instant until, List<Flow> flows, FirstAnswer firstAnswer, Examples unanswered,
        List<Load> loads, List<Rising> rising, List<Place> places, Examples withoutLink) {

    /** How many were asked in this time, and how many were settled, whenever they were asked. */
    @Schema(requiredProperties = { "source", "type", "cameIn", "settled"})
    public record Flow(String source, QuestionType type, long cameIn, long settled) {
    }

    /**
     * Of those that were asked in this time: how long until a human other than the asker answered first.
     *
     * @param median half of them within this; null where none was answered
     * @param ninetieth nine of ten within this (percentile by nearest rank)
     */
    @Schema(requiredProperties = { "cameIn", "answered"})
    public record FirstAnswer(long cameIn, long answered, @Nullable Duration median, @Nullable Duration ninetieth) {

        public FirstAnswer {
            median = inSeconds(median);
            ninetieth = inSeconds(ninetieth);
        }
    }

    /**
     * @param given those of this time that are theirs
     * @param settled those of theirs that were settled in this time
     * @param open theirs and open now
     */
    @Schema(requiredProperties = { "person", "given", "settled", "open"})
    public record Load(String person, long given, long settled, long open) {
    }

    /**
     * A word, or two in a row, that more titles of public questions have than before.
     *
     * @param now how many of this time
     * @param usual how many on average in each of the four times before
     */
    @Schema(requiredProperties = { "term", "now", "usual", "examples"})
    public record Rising(String term, long now, double usual, List<Example> examples) {
    }

    /**
     * @param usual how many came in on average in each of the four times before
     * @param silentFor since the last question; null unless that is longer than it ever was in the four times before
     * @param failingSince since when it can't be read; null while it can
     * @param error why not, for people
     */
    @Schema(requiredProperties = { "source", "cameIn", "usual"})
    public record Place(String source, long cameIn, double usual, @Nullable Duration silentFor,
            @Nullable Instant failingSince, @Nullable String error) {

        public Place {
            silentFor = inSeconds(silentFor);
        }
    }

    /** @param examples the oldest that are public, at most three */
    @Schema(requiredProperties = { "count", "examples"})
    public record Examples(long count, List<Example> examples) {
    }

    @Schema(requiredProperties = { "question", "url", "title", "postedAt"})
    public record Example(String question, String url, String title, Instant postedAt) {
    }

    /** Durations of RFC 3339, which JSON Schema means, have no fractions. */
    private static @Nullable Duration inSeconds(@Nullable Duration duration) {
        return duration == null ? null : duration.truncatedTo(ChronoUnit.SECONDS);
    }
}
