package dev.tend.rotation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.Turns;

/**
 * Whose turn each is. The members stand in a queue: at each turn the first who is not away serves and goes to its end. Who is away
 * keeps their place, so nobody is skipped twice for one absence, and comes first when they are back. Where everybody is away, it is
 * the first one's turn all the same. A fold over the turns that is remembered as far as it was needed; before the first absence
 * and after the last the queue goes round, and is counted.
 */
final class Queue implements Roster {

    private final Grid turns;
    private final List<String> members;
    private final Absences absences;
    private final List<Shift> counted;
    private final @Nullable Shift running;
    private final int disturbed;
    private final int calm;
    private final List<Shift> served = new ArrayList<>();
    private final List<String> queue;

    /**
     * @param members in the order in which they start
     * @param counted overrides that count as served, oldest first; empty if none do
     */
    Queue(Turns turns, List<String> members, Absences absences, List<Shift> counted) {
        this(Grid.of(turns), members, absences, counted, null);
    }

    /**
     * @param members in the order in which they start
     * @param counted overrides that count as served, oldest first; empty if none do
     * @param running the first turn, where it is the first member's already, be they away or not
     */
    Queue(Grid turns, List<String> members, Absences absences, List<Shift> counted, @Nullable Shift running) {
        this.turns = turns;
        this.members = members;
        this.absences = absences;
        this.counted = counted;
        this.running = running;
        List<Span> disturbances = Stream.concat(members.stream().flatMap(member -> absences.of(member).stream()),
                counted.stream().map(Shift::span)).filter(span -> span.until().isAfter(turns.from())).toList();
        disturbed = disturbances.stream().map(Span::from).min(Comparator.naturalOrder()).map(turns::at).orElse(0);
        calm = disturbances.stream().map(Span::until).max(Comparator.naturalOrder()).map(until -> turns.at(until) + 1)
                .orElse(0);
        queue = waiting(disturbed);
    }

    /** The members in the order in which they would serve if nobody were ever away, at this turn. */
    private List<String> waiting(int turn) {
        List<String> order = new ArrayList<>(members);
        Collections.rotate(order, -turn);
        return order;
    }

    /** The members in the order in which they serve, before the first turn that begins at this time or later. */
    List<String> waitingAt(Instant time) {
        int turn = turns.at(time);
        if (turns.start(turn).isBefore(time)) {
            turn++;
        }
        if (turn <= disturbed || calm <= disturbed) {
            return waiting(turn);
        }
        List<String> order = waiting(disturbed);
        for (int past = disturbed; past < Math.min(turn, calm); past++) {
            serve(order, past);
        }
        Collections.rotate(order, -Math.max(0, turn - calm));
        return order;
    }

    @Override
    public Optional<Span> turn(Instant at) {
        return turns.turn(at);
    }

    @Override
    public List<Shift> shifts(Instant from, Instant until) {
        List<Shift> shifts = new ArrayList<>();
        if (until.isAfter(turns.from())) {
            int turn = turns.at(from);
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
        return Optional.of(turns.from()).filter(start -> start.isAfter(at));
    }

    synchronized Shift shift(int turn) {
        if (turn == 0 && running != null) {
            return running;
        } else if (turn < disturbed) {
            return shift(turn, members.get(turn % members.size()), false);
        }
        while (disturbed + served.size() < Math.min(turn + 1, calm)) {
            served.add(serve(queue, disturbed + served.size()));
        }
        return turn < calm
                ? served.get(turn - disturbed)
                : shift(turn, queue.get((turn - Math.max(calm, disturbed)) % queue.size()), false);
    }

    /** Whose turn it is; whoever has served goes to the end of the order. */
    private Shift serve(List<String> order, int turn) {
        Shift shift = turn == 0 && running != null ? running : inTurn(order, turn);
        String server = counted.isEmpty() ? shift.person() : longest(shift);
        if (order.remove(server)) {
            order.add(server);
        }
        return shift;
    }

    private Shift inTurn(List<String> order, int turn) {
        Instant start = turns.start(turn);
        String first = order.stream().filter(member -> !absences.isAway(member, start)).findFirst().orElse(null);
        return shift(turn, first == null ? order.get(0) : first, first == null);
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
