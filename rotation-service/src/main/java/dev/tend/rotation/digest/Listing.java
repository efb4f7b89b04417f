package dev.tend.rotation.digest;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.tend.events.DigestDue;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Question;

/**
 * What is on a list now, and why: section by section, what is overdue, what is soon, the rest; oldest first.
 *
 * @param lines the first of them
 * @param count how many there are in all
 * @param repeated how many of all are on an earlier list of the same message as well
 * @param withheld how many are not on it, since they are PRIVATE or SENSITIVE and its destination is public
 * @param fingerprint the same for lists that people would call the same
 */
public record Listing(List<Line> lines, int count, int repeated, int withheld, String fingerprint) {

    static final Listing NOTHING = new Listing(List.of(), 0, 0, 0, new Shortlist().fingerprint());

    /**
     * @param earlier the lists that stand before it in the same message
     * @param questions all that could be on it, each once
     * @param load reads the questions that are shown, by their ids
     */
    static Listing of(Digest digest, List<Digest> earlier, Community community, Stream<Outline> questions,
            Function<Collection<String>, List<Question>> load, Instant now) {
        Shortlist list = new Shortlist();
        Wanted wanted = new Wanted(digest, community, now);
        List<Wanted> before = earlier.stream().map(other -> new Wanted(other, community, now)).toList();
        int[] counts = new int[2];
        questions.forEach(question -> {
            int section = wanted.section(question);
            if (section >= 0 && !wanted.mayShow(question)) {
                counts[0]++;
            } else if (section >= 0) {
                list.add(section, digest.sections().get(section).title().orElse(""),
                        Urgent.of(question, community.policyOf(question.summary()), now), question);
                counts[1] += before.stream().anyMatch(other -> other.lists(question)) ? 1 : 0;
            }
        });
        return new Listing(lines(list, digest.sections(), load, community, now), list.count(), counts[1], counts[0],
                list.fingerprint());
    }

    /** The first questions of a list as lines. */
    public static List<Line> lines(Shortlist list, List<Digest.Section> sections,
            Function<Collection<String>, List<Question>> load, Community community, Instant now) {
        Map<String, Question> loaded = new HashMap<>();
        load.apply(list.ids()).forEach(question -> loaded.put(question.id(), question));
        // One that was removed meanwhile has no line.
        return list.first().stream().flatMap(entry -> Optional.ofNullable(loaded.get(entry.question().id()))
                .map(question -> Line.of(sections.get(entry.section()), question,
                        community.policyOf(question.summary()), now))
                .stream()).toList();
    }

    List<DigestDue.Item> items() {
        return lines.stream().map(Line::item).toList();
    }

    /** How many there are beside those that have a line; null where there are none. */
    public @Nullable Integer more() {
        return count > lines.size() ? count - lines.size() : null;
    }
}
