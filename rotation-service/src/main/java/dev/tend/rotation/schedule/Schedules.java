package dev.tend.rotation.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private final Jdbi jdbi;
    private final Clock clock;

    Schedules(Community community, Takeovers takeovers, Jdbi jdbi, Clock clock) {
        this.community = community;
        this.takeovers = takeovers;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** All rotations, in the order of the file. */
    public List<Schedule> all(Handle handle) {
        Map<String, List<Takeover>> taken = takeovers.all(handle).stream()
                .collect(Collectors.groupingBy(Takeover::rotation));
        return community.rotations().values().stream()
                .map(rotation -> new Schedule(rotation, community, taken.getOrDefault(rotation.key(), List.of())))
                .toList();
    }

    /** All rotations, in the order of the file. */
    public List<Schedule> all() {
        return jdbi.withHandle(this::all);
    }

    /** @throws Takeover.Refused if the person is not listed, or the time is none, has passed or is too far away */
    public Takeover take(Rotation rotation, String person, Instant from, Instant until) throws Takeover.Refused {
        Takeover takeover = Takeover.of(rotation.key(), person, from, until, community.people().keySet(),
                clock.instant());
        jdbi.useHandle(handle -> takeovers.add(handle, takeover));
        return takeover;
    }
}
