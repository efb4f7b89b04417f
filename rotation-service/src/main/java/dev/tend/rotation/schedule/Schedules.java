package dev.tend.rotation.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;

/** The schedules of the community's rotations, with their overrides as they are now. */
@ApplicationScoped
public class Schedules {

    private final Community community;
    private final Takeovers takeovers;
    private final Leaves leaves;
    private final Versions versions;
    private final Jdbi jdbi;
    private final Clock clock;

    Schedules(Community community, Takeovers takeovers, Leaves leaves, Versions versions, Jdbi jdbi,
            Clock clock) {
        this.community = community;
        this.takeovers = takeovers;
        this.leaves = leaves;
        this.versions = versions;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** All rotations, in the order of the file. */
    public List<Schedule> all(Handle handle) {
        Map<String, List<Takeover>> taken = takeovers.all(handle).stream()
                .collect(Collectors.groupingBy(Takeover::rotation));
        List<Leave> told = leaves.all(handle);
        Map<String, List<Version>> known = versions.all(handle);
        return community.rotations().values().stream()
                .map(rotation -> new Schedule(rotation, community, known.getOrDefault(rotation.key(), List.of()),
                        taken.getOrDefault(rotation.key(), List.of()), told))
                .toList();
    }

    /** All rotations, in the order of the file. */
    public List<Schedule> all() {
        return jdbi.withHandle(this::all);
    }

    /**
     * Lets a person take a time. Asked for again, it is the one there is, as long as no later one lies over it.
     *
     * @throws Refused if the person is not listed, or the time is none, has passed or is too far away
     */
    public Taken take(Rotation rotation, String person, Instant from, Instant until) throws Refused {
        return jdbi.inTransaction(handle -> {
            takeovers.lock(handle);
            Optional<Takeover> made = from.isBefore(until)
                    ? newest(takeovers.all(handle), rotation, new Span(from, until))
                            .filter(newest -> newest.isMadeBy(person, from, until))
                    : Optional.empty();
            if (made.isPresent()) {
                return new Taken(made.get(), false);
            }
            Takeover takeover = Takeover.of(rotation.key(), person, from, until, community.people().keySet(),
                    clock.instant());
            takeovers.add(handle, takeover);
            return new Taken(takeover, true);
        });
    }

    /** @param anew whether it was made now */
    public record Taken(Takeover takeover, boolean anew) {
    }

    private static Optional<Takeover> newest(List<Takeover> takeovers, Rotation rotation, Span time) {
        return takeovers.stream().filter(takeover -> takeover.rotation().equals(rotation.key()))
                .filter(takeover -> new Span(takeover.from(), takeover.until()).overlaps(time))
                .reduce((one, later) -> later);
    }
}
