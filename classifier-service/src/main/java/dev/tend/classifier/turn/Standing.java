package dev.tend.classifier.turn;

import java.time.Instant;
import java.util.Optional;

import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;

/**
 * Where a question stands by its facts.
 *
 * @param turn whose turn it is; NOBODY once settled
 * @param turnSince since when
 * @param because why
 * @param lastActivityAt when a human last wrote, closed or reopened
 * @param answered whether a human other than the asker has answered
 * @param answeredAt when the first did
 * @param unansweredSince since when nobody has: from the post, or from when it was reopened; empty once somebody has
 * @param settled how it was settled; empty while open
 * @param live whether anything but history is known of it
 * @param contributorSilentSince since when none of those to whom it is assigned at its source has written: from when the last of
 *        them did, or was assigned, or from when it was reopened; empty while it is assigned to nobody
 * @param correction the type that a person gave it
 * @param othersRepliedAt when somebody who is not of the team, the asker too, replied last
 */
public record Standing(Turn turn, Instant turnSince, Because because, Instant lastActivityAt, boolean answered,
        Optional<Instant> answeredAt, Optional<Instant> unansweredSince, Optional<QuestionSettled.How> settled,
        boolean live, Optional<Instant> contributorSilentSince, Optional<Correction> correction,
        Optional<Instant> othersRepliedAt) {

    /**
     * @param by a person's key in {@code community.yaml}
     */
    public record Correction(QuestionType type, String by) {
    }

    public boolean isRemoved() {
        return settled.filter(QuestionSettled.How.REMOVED::equals).isPresent();
    }
}
