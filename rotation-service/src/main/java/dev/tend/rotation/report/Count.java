package dev.tend.rotation.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tend.events.QuestionType;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.source.Failure;

/** Counts what a report says. The same for the same questions. */
final class Count {

    private static final int EXAMPLES = 3;
    /** Of fewer questions nobody can say what is usual. */
    private static final int ENOUGH = 4;

    private final Period period;
    private final Map<String, Failure> failures;
    private final List<Counted> all;
    private final List<Counted> cameIn;
    private final List<Counted> settled;

    private Count(Collection<Question> questions, Collection<Failure> failures, Period period) {
        this.period = period;
        this.failures = failures.stream().filter(failure -> failure.since().isBefore(period.until()))
                .collect(Collectors.toMap(Failure::source, failure -> failure));
        this.all = questions.stream().map(Counted::new).filter(Counted::counts)
                .filter(counted -> counted.postedAt().isBefore(period.until()))
                .sorted(Comparator.comparing(Counted::postedAt).thenComparing(counted -> counted.question().id()))
                .toList();
        this.cameIn = all.stream().filter(counted -> period.holds(counted.postedAt())).toList();
        this.settled = all.stream().filter(counted -> counted.settledAt().filter(period::holds).isPresent()).toList();
    }

    /**
     * @param questions all that are open, and all that were asked or settled in the period or the four before
     * @param failures of sources that can't be read now
     */
    static Figures of(Collection<Question> questions, Collection<Failure> failures, Period period) {
        Count count = new Count(questions, failures, period);
        return new Figures(period.from(), period.until(), count.flows(), count.firstAnswer(),
                examples(count.all, Counted::isUnanswered), count.loads(),
                Rise.of(count.all.stream().filter(counted -> counted.question().mayBePublic()).toList(), period),
                count.places(),
                examples(count.settled, counted -> counted.question().needsDocumentation()));
    }

    /**
     * The same for those who may not read what is PRIVATE or SENSITIVE: it does not count, and of sources that can't be read only
     * public ones are named.
     *
     * @param declared whether a source, by its key, is declared public; one that has a question that may be public is as well
     */
    static Figures ofPublic(Collection<Question> questions, Collection<Failure> failures, Predicate<String> declared,
            Period period) {
        List<Question> open = questions.stream().filter(Question::mayBePublic).toList();
        Set<String> sources = open.stream().map(question -> question.summary().source()).collect(Collectors.toSet());
        return of(open, failures.stream()
                .filter(failure -> declared.or(sources::contains).test(failure.source())).toList(), period);
    }

    private List<Figures.Flow> flows() {
        return sources().flatMap(source -> Arrays.stream(QuestionType.values())
                .map(type -> new Figures.Flow(source, type, in(cameIn, source, type), in(settled, source, type))))
                .filter(flow -> flow.cameIn() + flow.settled() > 0).toList();
    }

    private static long in(List<Counted> questions, String source, QuestionType type) {
        return questions.stream().filter(counted -> counted.source().equals(source) && counted.type() == type).count();
    }

    private Stream<String> sources() {
        return all.stream().map(Counted::source).distinct().sorted();
    }

    private Figures.FirstAnswer firstAnswer() {
        List<Duration> waited = cameIn.stream().flatMap(counted -> counted.untilAnswered().stream()).sorted().toList();
        return new Figures.FirstAnswer((int) cameIn.stream().filter(Counted::isKnown).count(), waited.size(),
                percentile(waited, 50).orElse(null),
                percentile(waited, 90).orElse(null));
    }

    /** By nearest rank: the least that so many in a hundred are not above. */
    static Optional<Duration> percentile(List<Duration> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(rank - 1));
    }

    private List<Figures.Load> loads() {
        return all.stream().flatMap(counted -> counted.assignee().stream()).distinct().sorted()
                .map(person -> new Figures.Load(person, of(person, cameIn), of(person, settled),
                        of(person, all.stream().filter(Counted::isOpen).toList())))
                .filter(load -> load.given() + load.settled() + load.open() > 0).toList();
    }

    private static long of(String person, List<Counted> questions) {
        return questions.stream().filter(counted -> counted.assignee().equals(Optional.of(person))).count();
    }

    private List<Figures.Place> places() {
        return Stream.concat(sources(), failures.keySet().stream()).distinct().sorted().map(source -> {
            List<Instant> before = times(source, period.before());
            List<Instant> now = times(source, period);
            Instant last = Stream.concat(before.stream(), now.stream()).reduce((first, second) -> second)
                    .orElse(period.until());
            Duration silent = Duration.between(last, period.until());
            boolean isLong = before.size() >= ENOUGH && silent.compareTo(Period.longestGap(before)) > 0;
            Optional<Failure> failure = Optional.ofNullable(failures.get(source));
            return new Figures.Place(source, now.size(), (double) before.size() / Period.COMPARED,
                    isLong ? silent : null, failure.map(Failure::since).orElse(null),
                    failure.map(Failure::error).orElse(null));
        }).toList();
    }

    private List<Instant> times(String source, Period time) {
        return all.stream().filter(counted -> counted.source().equals(source)).map(Counted::postedAt)
                .filter(time::holds).toList();
    }

    private static Figures.Examples examples(List<Counted> questions, Predicate<Counted> wanted) {
        List<Counted> found = questions.stream().filter(wanted).toList();
        return new Figures.Examples(found.size(),
                found.stream().filter(counted -> counted.question().mayBePublic()).limit(EXAMPLES).map(Counted::example)
                        .toList());
    }
}
