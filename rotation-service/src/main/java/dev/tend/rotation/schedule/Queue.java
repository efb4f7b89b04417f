package dev.tend.rotation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose turn each is. The members stand in a queue: at each turn the first who is not away serves and goes to its end. Who is away
 * keeps their place, so nobody is skipped twice for one absence, and comes first when they are back. Where everybody is away, it is
 * the first one's turn all the same. A fold over the turns that is remembered as far as it was needed; before the first absence
 * and after the last the queue goes round, and is counted.
 */
final class Queue implements Roster {

    private final Turns turns;
    private final List<String> members;
    private final Absences absences;
    private final List<Shift> counted;
    private final int disturbed;
    private final int calm;
    private final List<Shift> served = new ArrayList<>();
    private final List<String> queue;

    /**
     * @param members in the order in which they start
     * @param counted overrides that count as served, oldest first; empty if none do
     */
    Queue(Turns turns, List<String> members, Absences absences, List<Shift> counted) {
        this.turns = turns;
        this.members = members;
        this.absences = absences;
        this.counted = counted;
        List<Span> disturbances = Stream.concat(members.stream().flatMap(member -> absences.of(member).stream()),
                counted.stream().map(Shift::span)).filter(span -> span.until().isAfter(turns.firstStart())).toList();
        disturbed = disturbances.stream().map(Span::from).min(Comparator.naturalOrder()).map(this::turnAt).orElse(0);
        calm = disturbances.stream().map(Span::until).max(Comparator.naturalOrder()).map(until -> turnAt(until) + 1)
                .orElse(0);
        queue = new ArrayList<>(Stream.iterate(disturbed, turn -> turn + 1).limit(members.size())
                .map(turn -> members.get(turn % members.size())).toList());
    }

    @Override
    public Optional<Span> turn(Instant at) {
        return turns.turn(at);
    }

    @Override
    public List<Shift> shifts(Instant from, Instant until) {
        List<Shift> shifts = new ArrayList<>();
        if (until.isAfter(turns.firstStart())) {
            int turn = turnAt(from);
            for (Shift shift = shift(turn); shift.from().isBefore(until); shift = shift(++turn)) {
                if (shift.from().isBefore(shift.until())) {
                    shifts.add(shift);
                }
            }
        }
        return shifts;
    }

    @Override
    public Optional<Instant> startAfter(Instant at) {
        return Optional.of(turns.firstStart()).filter(start -> start.isAfter(at));
    }

    private int turnAt(Instant time) {
        return time.isBefore(turns.firstStart()) ? 0 : turns.at(time);
    }

    synchronized Shift shift(int turn) {
        if (turn < disturbed) {
            return shift(turn, members.get(turn % members.size()), false);
        }
        while (disturbed + served.size() < Math.min(turn + 1, calm)) {
            serve(disturbed + served.size());
        }
        return turn < calm
                ? served.get(turn - disturbed)
                : shift(turn, queue.get((turn - Math.max(calm, disturbed)) % queue.size()), false);
    }

    private void serve(int turn) {
        Instant start = turns.start(turn);
        String first = queue.stream().filter(member -> !absences.isAway(member, start)).findFirst().orElse(null);
        Shift shift = shift(turn, first == null ? queue.get(0) : first, first == null);
        served.add(shift);
        String server = counted.isEmpty() ? shift.person() : longest(shift);
        if (queue.remove(server)) {
            queue.add(server);
        }
    }

    /** Who has most of the turn when the overrides are laid over it; in doubt whose turn it is. */
    private String longest(Shift turn) {
        List<Shift> parts = Shift.laid(List.of(turn), counted.stream()
                .filter(taken -> taken.span().overlaps(turn.span())).map(taken -> taken.within(turn.span())).toList());
        return Stream.concat(Stream.of(turn.person()), parts.stream().map(Shift::person)).distinct()
                .max(Comparator.comparing(person -> parts.stream().filter(part -> part.person().equals(person))
                        .map(part -> Duration.between(part.from(), part.until()))
                        .reduce(Duration.ZERO, Duration::plus)))
                .orElseThrow();
    }

    private Shift shift(int turn, String person, boolean everybodyAway) {
        return new Shift(person, turns.start(turn), turns.start(turn + 1), everybodyAway);
    }
}
