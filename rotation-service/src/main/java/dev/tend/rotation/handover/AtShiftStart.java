package dev.tend.rotation.handover;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionState;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.digest.Line;
import dev.tend.rotation.digest.Listing;
import dev.tend.rotation.digest.Shortlist;
import dev.tend.rotation.digest.Urgent;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.schedule.Shift;

/**
 * What is open in a rotation when a shift starts. Questions stay with whom they came to, so beside what is theirs the next person
 * is told what the one before leaves open.
 *
 * @param lines the first of them
 * @param more how many others there are; null where there are none
 * @param morePublic how many of those everybody may read
 * @param handedOver ids of those that people handed over to them during the shift before; the first in the order of ids where they
 *        are very many, since an event has to fit into a record of Kafka
 */
record AtShiftStart(List<Line> lines, @Nullable Integer more, @Nullable Integer morePublic, List<String> handedOver) {

    private static final int MOST_IDS = 1000;

    /**
     * @param before the shift before, if there was one
     * @param questions all that are theirs and not settled, or of whoever had the shift before
     * @param load reads the questions that are shown, by their ids
     */
    static AtShiftStart of(Rotation rotation, Shift shift, Optional<Shift> before, Stream<Outline> questions,
            Function<Collection<String>, List<Question>> load, Community community, Instant now) {
        Optional<Shift> other = before.filter(last -> !last.person().equals(shift.person()));
        List<Digest.Section> sections = Stream.concat(Stream.of("Yours"),
                other.map(Shift::person).map(community::nameOf).map("Still with "::concat).stream())
                .map(title -> new Digest.Section(Optional.of(title), Digest.Include.ALL)).toList();
        Shortlist list = new Shortlist();
        TreeSet<String> handedOver = new TreeSet<>();
        int[] readable = new int[1];
        questions.filter(question -> question.state() == QuestionState.OPEN).filter(question -> community
                .rotationOf(question.summary()).filter(rotation::equals).isPresent()).forEach(question -> {
                    boolean theirs = shift.person().equals(question.assignee());
                    if (theirs || other.filter(last -> last.person().equals(question.assignee())).isPresent()) {
                        readable[0] += question.mayBePublic() ? 1 : 0;
                        list.add(theirs ? 0 : 1, "", Urgent.of(question, community.policyOf(question.summary()), now),
                                question);
                    }
                    if (theirs && other.filter(last -> isHandedOver(question, last)).isPresent()) {
                        handedOver.add(question.id());
                        if (handedOver.size() > MOST_IDS) {
                            handedOver.pollLast();
                        }
                    }
                });
        List<Line> lines = Listing.lines(list, sections, load, community, now).stream()
                .map(line -> handedOver.contains(line.question().id()) ? line.because("handed over to you") : line)
                .toList();
        boolean all = list.count() <= lines.size();
        int shown = (int) lines.stream().filter(line -> line.question().mayBePublic()).count();
        return new AtShiftStart(lines, all ? null : list.count() - lines.size(), all ? null : readable[0] - shown,
                List.copyOf(handedOver));
    }

    /** By a person, not by a rotation, while the other was on duty. */
    private static boolean isHandedOver(Outline question, Shift other) {
        Instant assignedAt = question.assignedAt();
        return question.rotation() == null && assignedAt != null && !assignedAt.isBefore(other.from())
                && assignedAt.isBefore(other.until());
    }
}
