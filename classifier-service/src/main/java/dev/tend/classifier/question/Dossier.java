package dev.tend.classifier.question;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.classifier.age.Deadline;
import dev.tend.classifier.turn.Fact;
import dev.tend.classifier.type.Typing;
import dev.tend.events.TriageStatus;

/**
 * All that is kept of one question.
 *
 * @param card null until its post or an edit of it was seen
 * @param typing what the rules say of its newest content; null as long as there is no card
 * @param told the status that was told last; null if none was
 * @param toldType a digest of the type that was told last
 * @param recheck whether the configuration has changed since: it is typed and timed anew
 * @param body its text, where it is to be typed anew
 */
record Dossier(String question, @Nullable Card card, @Nullable Typing typing, @Nullable TriageStatus told,
        @Nullable String toldType, long revision, boolean recheck, @Nullable String body, List<Fact> facts,
        List<Deadline> deadlines) {

    static Dossier of(String question) {
        return new Dossier(question, null, null, null, null, 0, false, null, List.of(), List.of());
    }

    /** With more facts, as long as there is nothing to tell. */
    Dossier with(List<Fact> more) {
        return new Dossier(question, card, typing, told, toldType, revision, false, null, more, deadlines);
    }

    /** With what other tables hold of it. */
    Dossier with(List<Fact> itsFacts, List<Deadline> itsDeadlines) {
        return new Dossier(question, card, typing, told, toldType, revision, recheck, body, itsFacts, itsDeadlines);
    }
}
