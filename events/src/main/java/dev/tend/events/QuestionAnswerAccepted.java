package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An answer was marked as the solution, or that mark was taken back.
 *
 * @param reply the id of the answer, as in {@code reply-posted}; null where the source does not say
 * @param answerer who wrote the answer, where the source says
 * @param withdrawn true where the mark was taken back: the question is open again
 */
public record QuestionAnswerAccepted(String question, String source, @Nullable String reply, @Nullable Author answerer,
        boolean withdrawn, Instant acceptedAt, Via via) implements QuestionEvent {
}
