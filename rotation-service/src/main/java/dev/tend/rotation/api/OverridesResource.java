package dev.tend.rotation.api;

import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.api.RotationsResource.PersonView;
import dev.tend.rotation.schedule.Refused;
import dev.tend.rotation.schedule.Schedules;
import dev.tend.rotation.schedule.Schedules.Taken;
import dev.tend.rotation.schedule.Takeover;

/** Somebody takes a time of a rotation. */
@Path("/api/rotations/{name}/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rotations")
public class OverridesResource {

    private final Schedules schedules;
    private final Community community;
    private final Caller caller;

    OverridesResource(Schedules schedules, Community community, Caller caller) {
        this.schedules = schedules;
        this.community = community;
        this.caller = caller;
    }

    /** @param person who takes the time: a key in community.yaml */
    @Schema(requiredProperties = { "person", "from", "until"})
    public record OverrideRequest(@Nullable String person, @Nullable String from, @Nullable String until) {
    }

    @Schema(requiredProperties = { "id", "rotation", "person", "from", "until"})
    public record OverrideView(UUID id, String rotation, PersonView person, Instant from, Instant until) {
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Operation(operationId = "addOverride", summary = "Let a person take a time, whosever turn it is", description = "Asked for again, it is not made "
            + "again: the answer is the one there is.")
    @APIResponse(responseCode = "201", description = "It is made", content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "200", description = "It was there already", content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "400", description = "A key is missing or not right, or the time has passed")
    @APIResponse(responseCode = "403", description = "You are signed in as another person, and not with the role manager")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public RestResponse<OverrideView> override(String name, @Nullable OverrideRequest body) throws Refused {
        Rotation rotation = RotationsResource.named(name, community);
        if (body == null || body.person == null) {
            throw Problem.invalid("person is missing: say who takes the time, the key of a person in community.yaml.");
        }
        caller.mayChange(body.person);
        Instant from = AskedTime.needed("from", body.from, community.zone(), "say when it starts.");
        Instant until = AskedTime.needed("until", body.until, community.zone(), "say when it ends.");
        Taken taken = schedules.take(rotation, body.person, from, until);
        Takeover made = taken.takeover();
        return RestResponse.status(taken.anew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new OverrideView(made.id(), name, PersonView.of(made.person(), community), made.from(), made.until()));
    }
}
