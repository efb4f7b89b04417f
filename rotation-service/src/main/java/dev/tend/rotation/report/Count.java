package dev.tend.rotation.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tend.events.QuestionType;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.source.Failure;

/**
 * Counts what a report says, one question after the other. The same for the same questions. What it holds meanwhile grows with
 * people, places and what rises; of a question that was answered it holds how long that took.
 */
final class Count {

    private static final int EXAMPLES = 3;

    private record Kind(String source, QuestionType type) {
    }

    private final Period period;
    private final Map<Kind, long[]> flows = new TreeMap<>(
            Comparator.comparing(Kind::source).thenComparing(Kind::type));
    private final Map<String, long[]> loads = new TreeMap<>();
    private final Map<String, Silence> places = new TreeMap<>();
    private final Sample unanswered = new Sample();
    private final Sample withoutLink = new Sample();
    private final List<Duration> waited = new ArrayList<>();
    private final Set<String> sources = new HashSet<>();
    private long cameIn;

    /** How many, and the oldest that are public. */
    private static final class Sample {
        private final List<String> oldest = new ArrayList<>();
        private long count;

        void add(Outline question) {
            count++;
            if (oldest.size() < EXAMPLES && question.mayBePublic()) {
                oldest.add(question.id());
            }
        }
    }

    private Count(Period period) {
        this.period = period;
    }

    /**
     * @param questions gives all that are open, and all that were asked or settled in the period or the four before, by the time
     *        when they were asked; read twice
     * @param load reads the questions that are shown, by their ids
     * @param failures of sources that can't be read now
     */
    static Figures of(Supplier<Stream<Outline>> questions, Function<Collection<String>, List<Question>> load,
            Collection<Failure> failures, Period period) {
        return of(questions, load, failures, source -> true, period);
    }

    /**
     * The same for those who may not read what is PRIVATE or SENSITIVE: it does not count, and of sources that can't be read only
     * public ones are named.
     *
     * @param declared whether a source, by its key, is declared public; one that has a question that may be public is as well
     */
    static Figures ofPublic(Supplier<Stream<Outline>> questions, Function<Collection<String>, List<Question>> load,
            Collection<Failure> failures, Predicate<String> declared, Period period) {
        return of(() -> questions.get().filter(Outline::mayBePublic), load, failures, declared, period);
    }

    private static Figures of(Supplier<Stream<Outline>> questions, Function<Collection<String>, List<Question>> load,
            Collection<Failure> failures, Predicate<String> named, Period period) {
        Count count = new Count(period);
        Rise rise = new Rise(period);
        try (Stream<Outline> all = questions.get()) {
            counted(all, count.sources, period).forEach(counted -> {
                count.add(counted);
                rise.look(counted.question());
            });
        }
        try (Stream<Outline> all = questions.get()) {
            counted(all, count.sources, period).forEach(counted -> rise.count(counted.question()));
        }
        Examples examples = new Examples(load);
        return new Figures(period.from(), period.until(), count.flows(), count.firstAnswer(),
                new Figures.Examples(count.unanswered.count, examples.of(count.unanswered.oldest)), count.loads(),
                rise.rising(examples), count.places(failures.stream()
                        .filter(failure -> named.or(count.sources::contains).test(failure.source())).toList()),
                new Figures.Examples(count.withoutLink.count, examples.of(count.withoutLink.oldest)));
    }

    private static Stream<Counted> counted(Stream<Outline> questions, Set<String> sources, Period period) {
        return questions.peek(question -> sources.add(question.summary().source())).map(Counted::new)
                .filter(Counted::counts)
                .filter(counted -> counted.question().postedAt().isBefore(period.until()));
    }

    private void add(Counted counted) {
        Outline question = counted.question();
        boolean came = period.holds(question.postedAt());
        boolean settled = question.settledAt() != null && period.holds(question.settledAt());
        long[] flow = flows.computeIfAbsent(new Kind(counted.source(), counted.type()), kind -> new long[2]);
        flow[0] += came ? 1 : 0;
        flow[1] += settled ? 1 : 0;
        if (question.assignee() != null) {
            long[] load = loads.computeIfAbsent(question.assignee(), person -> new long[3]);
            load[0] += came ? 1 : 0;
            load[1] += settled ? 1 : 0;
            load[2] += counted.isOpen() ? 1 : 0;
        }
        if (came) {
            cameIn += counted.isKnown() ? 1 : 0;
            counted.untilAnswered().ifPresent(waited::add);
        }
        if (counted.isUnanswered()) {
            unanswered.add(question);
        }
        if (settled && question.debt()) {
            withoutLink.add(question);
        }
        places.computeIfAbsent(counted.source(), source -> new Silence(period)).heard(question.postedAt());
    }

    private List<Figures.Flow> flows() {
        return flows.entrySet().stream().filter(flow -> Arrays.stream(flow.getValue()).sum() > 0)
                .map(flow -> new Figures.Flow(flow.getKey().source(), flow.getKey().type(), flow.getValue()[0],
                        flow.getValue()[1]))
                .toList();
    }

    private Figures.FirstAnswer firstAnswer() {
        List<Duration> sorted = waited.stream().sorted().toList();
        return new Figures.FirstAnswer(cameIn, sorted.size(), percentile(sorted, 50).orElse(null),
                percentile(sorted, 90).orElse(null));
    }

    /** By nearest rank: the least that so many in a hundred are not above. */
    static Optional<Duration> percentile(List<Duration> sorted, int percent) {
        int rank = (int) (((long) sorted.size() * percent + 99) / 100);
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(rank - 1));
    }

    private List<Figures.Load> loads() {
        return loads.entrySet().stream().filter(load -> Arrays.stream(load.getValue()).sum() > 0)
                .map(load -> new Figures.Load(load.getKey(), load.getValue()[0], load.getValue()[1],
                        load.getValue()[2]))
                .toList();
    }

    private List<Figures.Place> places(List<Failure> failing) {
        Map<String, Failure> failures = failing.stream().filter(failure -> failure.since().isBefore(period.until()))
                .collect(Collectors.toMap(Failure::source, failure -> failure));
        return Stream.concat(places.keySet().stream(), failures.keySet().stream()).distinct().sorted()
                .map(source -> places.getOrDefault(source, new Silence(period)).place(source,
                        Optional.ofNullable(failures.get(source))))
                .toList();
    }
}
