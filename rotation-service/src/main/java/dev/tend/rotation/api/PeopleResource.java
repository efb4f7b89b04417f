package dev.tend.rotation.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;
import dev.tend.rotation.schedule.Leave;
import dev.tend.rotation.schedule.Leaves;
import dev.tend.rotation.schedule.Leaves.Told;
import dev.tend.rotation.schedule.Refused;
import dev.tend.rotation.schedule.Schedules;
import dev.tend.rotation.schedule.ShiftCalendar;

/** The people: when they are on duty, and when they are away. */
@Path("/api/people/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class PeopleResource {

    private static final Duration CALENDAR = Duration.ofDays(183);

    private final Leaves leaves;
    private final Schedules schedules;
    private final Community community;
    private final Caller caller;
    private final Clock clock;

    PeopleResource(Leaves leaves, Schedules schedules, Community community, Caller caller, Clock clock) {
        this.leaves = leaves;
        this.schedules = schedules;
        this.community = community;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param from the first day away, in the zone of community.yaml
     * @param until the last day away
     */
    @Schema(requiredProperties = { "from", "until"})
    public record AbsenceRequest(@Nullable String from, @Nullable String until) {
    }

    /**
     * @param id null for one that stands in community.yaml
     * @param from the first day away, in the zone of community.yaml
     * @param until the last day away
     * @param endedAt when they were back before that
     */
    @Schema(requiredProperties = { "from", "until"})
    public record AbsenceView(@Nullable UUID id, String from, String until, @Nullable Instant endedAt) {
    }

    @Schema(requiredProperties = "items")
    public record AbsenceList(List<AbsenceView> items) {
    }

    @RolesAllowed(Role.TEAM)
    @GET
    @Path("/absences")
    @Operation(operationId = "listAbsences", summary = "When a person takes no turns: what community.yaml has, then what was told here")
    @APIResponse(responseCode = "200", description = "The absences")
    @APIResponse(responseCode = "404", description = "There is no such person")
    public AbsenceList absences(String key) {
        return new AbsenceList(Stream.concat(
                person(key).away().stream()
                        .map(away -> new AbsenceView(null, away.from().toString(), away.until().toString(), null)),
                leaves.of(key).stream().map(PeopleResource::view)).toList());
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Path("/absences")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addAbsence", summary = "Say that a person is away", description = "Turns that start meanwhile go to the next in order, "
            + "and they come first when they are back. A shift that has begun stays as it is: make an override for the "
            + "rest of it. What they took over by an override or a swap stays theirs, and so do their shifts in a "
            + "calendar. Told again, it is the one there is.")
    @APIResponse(responseCode = "201", description = "It is written down", content = @Content(schema = @Schema(implementation = AbsenceView.class)))
    @APIResponse(responseCode = "200", description = "It was there already", content = @Content(schema = @Schema(implementation = AbsenceView.class)))
    @APIResponse(responseCode = "400", description = "A day is missing or not right, or has passed")
    @APIResponse(responseCode = "403", description = "You are signed in as another person, and not with the role manager")
    @APIResponse(responseCode = "404", description = "There is no such person")
    public RestResponse<AbsenceView> tell(String key, @Nullable AbsenceRequest body) throws Refused {
        person(key);
        caller.mayChange(key);
        LocalDate from = day("from", body == null ? null : body.from);
        LocalDate until = day("until", body == null ? null : body.until);
        Told told = leaves.tell(key, from, until);
        return RestResponse.status(told.anew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                view(told.leave()));
    }

    @RolesAllowed(Role.RESPONDER)
    @DELETE
    @Path("/absences/{id}")
    @Operation(operationId = "removeAbsence", summary = "Take back an absence", description = "Of one that has begun, what is left of it.")
    @APIResponse(responseCode = "204", description = "It is taken back")
    @APIResponse(responseCode = "403", description = "You are signed in as another person, and not with the role manager")
    @APIResponse(responseCode = "404", description = "There is no such person, or no such absence of theirs")
    @APIResponse(responseCode = "409", description = "It is over")
    public void takeBack(String key, UUID id) throws Refused {
        person(key);
        caller.mayChange(key);
        if (!leaves.takeBack(key, id)) {
            throw Problem.notFound("There is no absence of that id here: GET /api/people/" + key
                    + "/absences lists them. One without an id stands in community.yaml: remove it there.");
        }
    }

    @RolesAllowed(Role.TEAM)
    @GET
    @Path("/calendar.ics")
    @Produces("text/calendar; charset=utf-8")
    @Operation(operationId = "getCalendarOfPerson", summary = "A person's shifts of the next six months, in all rotations, as a calendar to subscribe to (RFC 5545)")
    @APIResponse(responseCode = "200", description = "The calendar")
    @APIResponse(responseCode = "404", description = "There is no such person")
    public String calendar(String key) {
        person(key);
        Instant now = clock.instant();
        return ShiftCalendar.of(key, schedules.all(), community, now, now.plus(CALENDAR));
    }

    private Person person(String key) {
        Person person = community.people().get(key);
        if (person == null) {
            throw Problem.notFound("There is no person of that key: "
                    + (community.people().isEmpty()
                            ? "community.yaml has none."
                            : "ask for one of " + String.join(", ", community.people().keySet()) + "."));
        }
        return person;
    }

    private static LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(name + " is missing: give the " + (name.equals("from") ? "first" : "last")
                    + " day away, like 2026-12-21.");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(name + "=" + text + " is no day: write one like 2026-12-21.");
        }
    }

    private static AbsenceView view(Leave leave) {
        return new AbsenceView(leave.id(), leave.from().toString(), leave.until().toString(), leave.endedAt());
    }
}
