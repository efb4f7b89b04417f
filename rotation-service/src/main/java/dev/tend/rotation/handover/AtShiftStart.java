package dev.tend.rotation.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tend.events.QuestionState;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.digest.Line;
import dev.tend.rotation.digest.Listing;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.schedule.Shift;

/**
 * What is open in a rotation when a shift starts. Questions stay with whom they came to, so beside what is theirs the next person
 * is told what the one before leaves open.
 *
 * @param handedOver ids of those that people handed over to them during the shift before
 */
record AtShiftStart(List<Line> lines, List<String> handedOver) {

    /**
     * @param before the shift before, if there was one
     * @param questions all that are not settled
     */
    static AtShiftStart of(Rotation rotation, Shift shift, Optional<Shift> before, List<Question> questions,
            Community community, Instant now) {
        List<Question> open = questions.stream().filter(question -> question.state() == QuestionState.OPEN)
                .filter(question -> community.rotationOf(question.summary()).filter(rotation::equals).isPresent())
                .toList();
        List<Question> theirs = of(shift.person(), open);
        Set<String> handedOver = before.filter(other -> !other.person().equals(shift.person())).stream()
                .flatMap(other -> theirs.stream().filter(question -> isHandedOver(question, other)))
                .map(Question::id).collect(Collectors.toSet());
        Stream<Line> left = before.map(Shift::person).filter(person -> !person.equals(shift.person())).stream()
                .flatMap(person -> Listing.lines("Still with " + community.nameOf(person), of(person, open),
                        community, now).stream());
        List<Line> lines = Stream.concat(Listing.lines("Yours", theirs, community, now).stream()
                .map(line -> handedOver.contains(line.question().id()) ? line.because("handed over to you") : line),
                left).toList();
        return new AtShiftStart(lines, handedOver.stream().sorted().toList());
    }

    private static List<Question> of(String person, List<Question> questions) {
        return questions.stream().filter(question -> person.equals(question.care().assignee())).toList();
    }

    /** By a person, not by a rotation, while the other was on duty. */
    private static boolean isHandedOver(Question question, Shift other) {
        Instant assignedAt = question.care().assignedAt();
        return question.care().rotation() == null && assignedAt != null && !assignedAt.isBefore(other.from())
                && assignedAt.isBefore(other.until());
    }
}
