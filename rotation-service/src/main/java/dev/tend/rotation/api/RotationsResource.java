package dev.tend.rotation.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.resteasy.problem.HttpProblem;

import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.RemoteCalendar;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.schedule.Gap;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Schedules;
import dev.tend.rotation.schedule.Shift;
import dev.tend.rotation.schedule.ShiftCalendar;

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
            return new PersonView(key, community.nameOf(key));
        }

        /** The key, or a problem where it is no person's. */
        static String listed(String field, String key, Community community) {
            if (!community.people().containsKey(key)) {
                throw Problem.invalid(field + ": there is no person of that key: name one of "
                        + String.join(", ", community.people().keySet()) + ".");
            }
            return key;
        }
    }

    /** @param everybodyAway whether it fell to them though they are away, as are all others */
    @Schema(requiredProperties = { "person", "from", "until", "everybodyAway"})
    public record ShiftView(PersonView person, Instant from, Instant until, boolean everybodyAway) {
    }

    /**
     * @param members in the order in which they started
     * @param order null, as are {@code every} and {@code starts}, where a calendar says who is on duty
     * @param calendar the path of that calendar, or its host; null for callers without the role team
     * @param calendarProblems why it can't be read now, and what of it can't be taken; empty where all is well, and for callers
     *            without the role team
     * @param next null where a calendar ends
     * @param backUp the rotation of those behind
     * @param warnings times of the coming week at which nobody serves
     */
    @Schema(requiredProperties = { "name", "members", "zone", "sources", "categories", "types", "flags", "warnings",
            "calendarProblems"})
    public record RotationView(String name, List<PersonView> members, @Schema(enumeration = {
            "alphabetical", "given", "longest-not-served"}) @Nullable String order, @Nullable String every,
            @Nullable String starts, @Nullable String calendar, String zone, List<String> sources,
            List<String> categories, List<String> types, List<String> flags,
            @Nullable String backUp, @Nullable ShiftView onDuty, @Nullable ShiftView next,
            List<GapView> warnings, List<String> calendarProblems){
    }

    /**
     * @param until when somebody serves again; where a calendar has ended, a year later than its end
     * @param everybodyAway whether it falls to somebody who is away; else nobody is on duty
     */
    @Schema(requiredProperties = { "from", "until", "everybodyAway"})
    public record GapView(Instant from, Instant until, boolean everybodyAway) {
    }

    @Schema(requiredProperties = "items")
    public record RotationList(List<RotationView> items) {
    }

    @Schema(requiredProperties = { "rotation", "items"})
    public record ShiftList(String rotation, List<ShiftView> items) {
    }

    /**
     * @param person null where nobody is on duty, as are {@code from} and {@code until}
     * @param everybodyAway whether it fell to them though they are away, as are all others
     * @param backUp who is behind them; null if there is nobody else
     * @param next null where a calendar ends
     */
    @Schema(requiredProperties = { "rotation", "everybodyAway"})
    public record OnDuty(String rotation, @Nullable PersonView person, @Nullable Instant from, @Nullable Instant until,
            boolean everybodyAway, @Nullable PersonView backUp, @Nullable ShiftView next) {
    }

    @RolesAllowed(Role.VIEWER)
    @GET
    @Operation(operationId = "listRotations", summary = "All rotations, with who is on duty now")
    public RotationList all() {
        Instant now = clock.instant();
        return new RotationList(schedules.all().stream().map(schedule -> view(schedule, now)).toList());
    }

    @RolesAllowed(Role.VIEWER)
    @GET
    @Path("/{name}")
    @Operation(operationId = "getRotation", summary = "A rotation, with who is on duty now, and when in the coming week nobody is")
    @APIResponse(responseCode = "200", description = "The rotation")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public RotationView one(String name) {
        return view(schedule(name), clock.instant());
    }

    @RolesAllowed(Role.VIEWER)
    @GET
    @Path("/{name}/on-duty")
    @Operation(operationId = "getOnDuty", summary = "Who is on duty at a time, or now, who backs them up, and who comes after", description = "The back-up is who is "
            + "on duty in the rotation that `back-up` names; without it, or if that is the same person, the next in order.")
    @APIResponse(responseCode = "200", description = "Who is")
    @APIResponse(responseCode = "400", description = "The time is none")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public OnDuty onDuty(String name,
            @RestQuery @Parameter(description = "An ISO 8601 time; now if not given") @Nullable String at) {
        List<Schedule> all = schedules.all();
        Schedule schedule = schedule(all, name);
        Optional<Schedule> behind = schedule.rotation().backUp().map(other -> schedule(all, other));
        Instant time = time("at", at).orElseGet(clock::instant);
        Optional<Shift> shift = schedule.onDuty(time);
        return new OnDuty(name, shift.map(Shift::person).map(this::person).orElse(null),
                shift.map(Shift::from).orElse(null), shift.map(Shift::until).orElse(null),
                shift.map(Shift::everybodyAway).orElse(false),
                schedule.backUp(time, behind).map(this::person).orElse(null),
                schedule.next(time).map(this::view).orElse(null));
    }

    @RolesAllowed(Role.TEAM)
    @GET
    @Path("/{name}/shifts")
    @Operation(operationId = "listShifts", summary = "The shifts of a time, three years at most; the next eight weeks if none is given")
    @APIResponse(responseCode = "200", description = "The shifts, earliest first")
    @APIResponse(responseCode = "400", description = "The time is none, or more than three years")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public ShiftList shifts(String name,
            @RestQuery @Parameter(description = "An ISO 8601 time; now if not given") @Nullable String from,
            @RestQuery @Parameter(description = "An ISO 8601 time; eight weeks after from if not given") @Nullable String to) {
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

    @RolesAllowed(Role.TEAM)
    @GET
    @Path("/{name}/calendar.ics")
    @Produces("text/calendar; charset=utf-8")
    @Operation(operationId = "getCalendarOfRotation", summary = "The shifts of the next six months as a calendar to subscribe to (RFC 5545)")
    @APIResponse(responseCode = "200", description = "The calendar")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public String calendar(String name) {
        Schedule schedule = schedule(name);
        Instant now = clock.instant();
        return ShiftCalendar.of(schedule, schedule.shifts(now, now.plus(CALENDAR)), community, now);
    }

    private Schedule schedule(String name) {
        return schedule(schedules.all(), name);
    }

    private Schedule schedule(List<Schedule> all, String name) {
        return all.stream().filter(schedule -> schedule.rotation().key().equals(name)).findFirst()
                .orElseThrow(() -> unknown(community));
    }

    static Rotation named(String name, Community community) {
        Rotation rotation = community.rotations().get(name);
        if (rotation == null) {
            throw unknown(community);
        }
        return rotation;
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
        Optional<Rotation.Calendar> calendar = Optional.of(rotation.plan()).filter(Rotation.Calendar.class::isInstance)
                .map(Rotation.Calendar.class::cast);
        Optional<Rotation.Rounds> rounds = Optional.of(rotation.plan()).filter(Rotation.Rounds.class::isInstance)
                .map(Rotation.Rounds.class::cast);
        return new RotationView(rotation.key(), schedule.members().stream().map(this::person).toList(),
                rounds.map(plan -> plan.order().word()).orElse(null),
                rounds.map(plan -> plan.every().toString()).orElse(null),
                rounds.map(plan -> plan.starts().toString()).orElse(null),
                calendar.filter(plan -> caller.isOfTeam()).map(Rotation.Calendar::name).orElse(null),
                community.zone().getId(), sorted(rotation.sources()), sorted(rotation.categories()),
                sorted(rotation.types()), sorted(rotation.flags()), rotation.backUp().orElse(null),
                schedule.onDuty(now).map(this::view).orElse(null), schedule.next(now).map(this::view).orElse(null),
                Gap.soon(schedule, now).stream().map(gap -> new GapView(gap.from(), gap.until(), gap.everybodyAway()))
                        .toList(),
                calendar.filter(plan -> caller.isOfTeam()).flatMap(Rotation.Calendar::remote)
                        .map(RemoteCalendar::problems).orElseGet(List::of));
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
