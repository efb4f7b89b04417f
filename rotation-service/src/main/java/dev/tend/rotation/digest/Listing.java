package dev.tend.rotation.digest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.queue.Question;

/**
 * What is on a list now, and why: section by section, what is overdue, what is soon, the rest; oldest first.
 *
 * @param withheld how many are not on it, since they are PRIVATE or SENSITIVE and its destination is public
 */
public record Listing(List<Line> lines, int withheld) {

    static final Listing NOTHING = new Listing(List.of(), 0);

    private static final Comparator<Line> ORDER = Comparator.comparing(Line::urgent)
            .thenComparing(line -> line.question().summary().postedAt()).thenComparing(line -> line.question().id());

    static Listing of(Digest digest, Community community, List<Question> questions, Instant now) {
        Rotation rotation = community.rotations().get(digest.rotation());
        boolean holdsPrivate = community.destinations().get(digest.to()).holdsPrivate();
        List<Question> left = questions.stream().filter(question -> rotation.takes(question.summary()))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Line> lines = new ArrayList<>();
        int withheld = 0;
        for (Digest.Section section : digest.sections()) {
            List<Question> in = left.stream().filter(question -> Included.in(section.include(), question, now))
                    .toList();
            left.removeAll(in);
            List<Question> shown = in.stream().filter(question -> holdsPrivate || question.mayBePublic()).toList();
            withheld += in.size() - shown.size();
            lines.addAll(lines(section, shown, community, now));
        }
        return new Listing(lines, withheld);
    }

    /** These questions as a part of a list, in its order. */
    public static List<Line> lines(String title, List<Question> questions, Community community, Instant now) {
        return lines(new Digest.Section(Optional.of(title), Digest.Include.ALL), questions, community, now);
    }

    private static List<Line> lines(Digest.Section section, List<Question> questions, Community community,
            Instant now) {
        return questions.stream()
                .map(question -> Line.of(section, question, community.policyOf(question.summary()), now))
                .sorted(ORDER).toList();
    }

    /** The same for lists that people would call the same: these questions in these sections, as urgent as before. */
    String fingerprint() {
        String marks = lines.stream().map(Line::mark).sorted().collect(Collectors.joining("\n\n"));
        return UUID.nameUUIDFromBytes(marks.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
