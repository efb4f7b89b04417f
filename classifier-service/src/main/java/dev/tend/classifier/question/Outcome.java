package dev.tend.classifier.question;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.classifier.age.Deadline;
import dev.tend.classifier.turn.Fact;
import dev.tend.events.Event;

/**
 * What becomes of a question: what is kept, and what is told.
 *
 * @param kept the question as it is now
 * @param newFacts those of its facts that are to be kept and are not yet
 * @param newBody the text to keep; null to leave it as it is
 * @param changed deadlines that are new or otherwise than before
 * @param dropped deadlines that will not come
 * @param removed whether its text and whatever else is known of people is to be forgotten
 */
record Outcome(Dossier kept, List<Fact> newFacts, @Nullable String newBody, List<Deadline> changed,
        List<Deadline> dropped, boolean removed, boolean open, List<Event<?>> events) {
}
