package dev.tend.rotation.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.resteasy.problem.HttpProblem;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.schedule.Refused;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Schedules;
import dev.tend.rotation.schedule.Schedules.Taken;
import dev.tend.rotation.schedule.Shift;
import dev.tend.rotation.schedule.ShiftCalendar;
import dev.tend.rotation.schedule.Takeover;

/** The rotations: who is on duty when. */
@Path("/api/rotations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rotations")
public class RotationsResource {

    private static final Duration USUAL_PREVIEW = Duration.ofDays(8 * 7);
    private static final Duration LONGEST_PREVIEW = Duration.ofDays(3 * 366);
    private static final Duration CALENDAR = Duration.ofDays(183);

    private final Schedules schedules;
    private final Community community;
    private final Caller caller;
    private final Clock clock;

    RotationsResource(Schedules schedules, Community community, Caller caller, Clock clock) {
        this.schedules = schedules;
        this.community = community;
        this.caller = caller;
        this.clock = clock;
    }

    /** A person of the community. */
    @Schema(requiredProperties = { "key", "name"})
    public record PersonView(String key, String name) {
        static PersonView of(String key, Community community) {
            return new PersonView(key, community.people().containsKey(key) ? community.people().get(key).name() : key);
        }
    }

    /** @param everybodyAway whether it fell to them though they are away, as are all others */
    @Schema(requiredProperties = { "person", "from", "until", "everybodyAway"})
    public record ShiftView(PersonView person, Instant from, Instant until, boolean everybodyAway) {
    }

    /**
     * @param members in the order in which they started
     * @param backUp the rotation of those behind
     */
    @Schema(requiredProperties = { "name", "members", "order", "every", "starts", "zone", "sources", "categories",
            "types", "flags", "next"})
    public record RotationView(String name, List<PersonView> members, String order, String every, String starts,
            String zone, List<String> sources, List<String> categories, List<String> types, List<String> flags,
            @Nullable String backUp, @Nullable ShiftView onDuty, ShiftView next) {
    }

    @Schema(requiredProperties = "items")
    public record RotationList(List<RotationView> items) {
    }

    @Schema(requiredProperties = { "rotation", "items"})
    public record ShiftList(String rotation, List<ShiftView> items) {
    }

    /**
     * @param person null before the first shift, as are {@code from} and {@code until}
     * @param everybodyAway whether it fell to them though they are away, as are all others
     * @param backUp who is behind them; null if there is nobody else
     */
    @Schema(requiredProperties = { "rotation", "everybodyAway", "next"})
    public record OnDuty(String rotation, @Nullable PersonView person, @Nullable Instant from, @Nullable Instant until,
            boolean everybodyAway, @Nullable PersonView backUp, ShiftView next) {
    }

    /** @param person who takes the time: a key in community.yaml */
    @Schema(requiredProperties = { "person", "from", "until"})
    public record OverrideRequest(@Nullable String person, @Nullable String from, @Nullable String until) {
    }

    @Schema(requiredProperties = { "id", "rotation", "person", "from", "until"})
    public record OverrideView(UUID id, String rotation, PersonView person, Instant from, Instant until) {
    }

    @GET
    @Operation(summary = "All rotations, with who is on duty now")
    public RotationList all() {
        Instant now = clock.instant();
        return new RotationList(schedules.all().stream().map(schedule -> view(schedule, now)).toList());
    }

    @GET
    @Path("/{name}/on-duty")
    @Operation(summary = "Who is on duty at a time, or now, who backs them up, and who comes after", description = "The back-up is who is "
            + "on duty in the rotation that `back-up` names; without it, or if that is the same person, the next in order.")
    @APIResponse(responseCode = "200", description = "Who is")
    @APIResponse(responseCode = "400", description = "The time is none")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public OnDuty onDuty(String name, @RestQuery @Nullable String at) {
        List<Schedule> all = schedules.all();
        Schedule schedule = schedule(all, name);
        Optional<Schedule> behind = schedule.rotation().backUp().map(other -> schedule(all, other));
        Instant time = time("at", at).orElseGet(clock::instant);
        Optional<Shift> shift = schedule.onDuty(time);
        return new OnDuty(name, shift.map(Shift::person).map(this::person).orElse(null),
                shift.map(Shift::from).orElse(null), shift.map(Shift::until).orElse(null),
                shift.map(Shift::everybodyAway).orElse(false),
                schedule.backUp(time, behind).map(this::person).orElse(null), view(schedule.next(time)));
    }

    @GET
    @Path("/{name}/shifts")
    @Operation(summary = "The shifts of a time, three years at most; the next eight weeks if none is given")
    @APIResponse(responseCode = "200", description = "The shifts, earliest first")
    @APIResponse(responseCode = "400", description = "The time is none, or more than three years")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public ShiftList shifts(String name, @RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        Schedule schedule = schedule(name);
        Instant start = time("from", from).orElseGet(clock::instant);
        Instant end = time("to", to).orElseGet(() -> start.plus(USUAL_PREVIEW));
        if (!start.isBefore(end)) {
            throw Problem.invalid("to=" + end + " is not after from=" + start + ": give a later one.");
        }
        if (end.isAfter(start.plus(LONGEST_PREVIEW))) {
            throw Problem
                    .invalid("From " + start + " to " + end + " is more than three years: ask for less at a time.");
        }
        return new ShiftList(name, schedule.shifts(start, end).stream().map(this::view).toList());
    }

    @GET
    @Path("/{name}/calendar.ics")
    @Produces("text/calendar; charset=utf-8")
    @Operation(summary = "The shifts of the next six months as a calendar to subscribe to (RFC 5545)")
    @APIResponse(responseCode = "200", description = "The calendar")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public String calendar(String name) {
        Schedule schedule = schedule(name);
        Instant now = clock.instant();
        return ShiftCalendar.of(schedule, schedule.shifts(now, now.plus(CALENDAR)), community, now);
    }

    @POST
    @Path("/{name}/overrides")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let a person take a time, whosever turn it is", description = "Asked for again, it is not made "
            + "again: the answer is the one there is.")
    @APIResponse(responseCode = "201", description = "It is made", content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "200", description = "It was there already", content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "400", description = "A key is missing or not right, or the time has passed")
    @APIResponse(responseCode = "403", description = "You are signed in, but not listed")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public RestResponse<OverrideView> override(String name, @Nullable OverrideRequest body) throws Refused {
        Schedule schedule = schedule(name);
        caller.mustBeListed();
        if (body == null || body.person == null) {
            throw Problem.invalid("person is missing: say who takes the time, the key of a person in community.yaml.");
        }
        Instant from = AskedTime.needed("from", body.from, community.zone(), "say when it starts.");
        Instant until = AskedTime.needed("until", body.until, community.zone(), "say when it ends.");
        Taken taken = schedules.take(schedule.rotation(), body.person, from, until);
        Takeover made = taken.takeover();
        return RestResponse.status(taken.anew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new OverrideView(made.id(), name, person(made.person()), made.from(), made.until()));
    }

    private Schedule schedule(String name) {
        return schedule(schedules.all(), name);
    }

    private Schedule schedule(List<Schedule> all, String name) {
        return all.stream().filter(schedule -> schedule.rotation().key().equals(name)).findFirst()
                .orElseThrow(() -> unknown(community));
    }

    static HttpProblem unknown(Community community) {
        return Problem.notFound("There is no rotation of that name: "
                + (community.rotations().isEmpty()
                        ? "community.yaml has none."
                        : "ask for one of " + String.join(", ", community.rotations().keySet()) + "."));
    }

    private Optional<Instant> time(String parameter, @Nullable String text) {
        return AskedTime.of(parameter, text, community.zone());
    }

    private RotationView view(Schedule schedule, Instant now) {
        Rotation rotation = schedule.rotation();
        return new RotationView(rotation.key(), schedule.members().stream().map(this::person).toList(),
                rotation.order().word(), rotation.every().toString(), rotation.starts().toString(),
                community.zone().getId(), sorted(rotation.sources()), sorted(rotation.categories()),
                sorted(rotation.types()), sorted(rotation.flags()), rotation.backUp().orElse(null),
                schedule.onDuty(now).map(this::view).orElse(null), view(schedule.next(now)));
    }

    private static List<String> sorted(Set<?> words) {
        return words.stream().map(Object::toString).sorted().toList();
    }

    private ShiftView view(Shift shift) {
        return new ShiftView(person(shift.person()), shift.from(), shift.until(), shift.everybodyAway());
    }

    private PersonView person(String key) {
        return PersonView.of(key, community);
    }
}
