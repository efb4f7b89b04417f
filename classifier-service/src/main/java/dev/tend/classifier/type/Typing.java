package dev.tend.classifier.type;

import java.util.List;
import java.util.stream.Stream;

import dev.tend.events.QuestionType;
import dev.tend.events.TypedBy;

/**
 * What a post is taken for.
 *
 * @param confidence from 0 (a guess) to 1 (a person said so), in hundredths
 * @param reasons why, for people, most telling first
 * @param flags what else was seen: {@code ENTERPRISE}, {@code UPGRADE}, ...; in alphabetical order
 * @param by what decided
 * @param titleWithheld whether the title holds what should not be public
 */
public record Typing(QuestionType type, double confidence, List<String> reasons, List<String> flags, TypedBy by,
        boolean titleWithheld) {

    Typing(QuestionType type, double confidence, List<String> reasons, List<String> flags, TypedBy by) {
        this(type, confidence, reasons, flags, by, false);
    }

    /** The same, and that a bot wrote it: nobody waits for an answer. */
    public Typing ofBot() {
        return new Typing(type, confidence, Stream.concat(reasons.stream(), Stream.of("a bot wrote it")).toList(),
                flags,
                by, titleWithheld);
    }

    /**
     * The type that a person gave it, which holds for ever; what else was seen stays.
     *
     * @param person their name, as people read it
     */
    public Typing correctedTo(QuestionType corrected, String person) {
        return new Typing(corrected, 1, List.of(person + " said so"), flags, TypedBy.PERSON, titleWithheld);
    }
}
