package dev.tend.rotation.queue;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.TriageStatus;
import dev.tend.events.Turn;

/**
 * A question as lists and reports look at it: as much as they decide, sort and count by. It is small, so that all questions can be
 * read one after the other; what is shown of the few that are shown is read after that.
 *
 * @param summary what filters look at; the address and the author's names are empty, and the title too unless it was asked for
 * @param mayBePublic see {@link Question#mayBePublic}
 * @param awaiting see {@link Question#awaiting}
 * @param assignee a person's key
 * @param rotation the rotation that gave it to them; null where a person did
 * @param settledAt see {@link Question#settledAt}
 * @param removed see {@link Question#wasRemoved}
 * @param debt see {@link Question#needsDocumentation}
 * @param knownSince since when everything that happened to it is known; null where all of it is
 */
public record Outline(String id, QuestionSummary summary, boolean mayBePublic, QuestionState state, Turn awaiting,
        Instant awaitingSince, Instant lastActivityAt, boolean answered, @Nullable Instant answeredAt,
        List<String> aged, @Nullable String assignee, @Nullable String rotation, @Nullable Instant assignedAt,
        @Nullable Instant settledAt, boolean removed, boolean debt, @Nullable Instant knownSince) {

    /** The outline of a question that is known as a whole. */
    public static Outline of(Question question) {
        TriageStatus status = question.status();
        Care care = question.care();
        return new Outline(question.id(), question.summary(), question.mayBePublic(), question.state(),
                question.awaiting(), status.awaitingSince(), status.lastActivityAt(), status.answered(),
                status.answeredAt(), status.aged(), care.assignee(), care.rotation(), care.assignedAt(),
                question.settledAt().orElse(null), question.wasRemoved(), question.needsDocumentation(),
                status.knownSince());
    }

    public Instant postedAt() {
        return summary.postedAt();
    }
}
