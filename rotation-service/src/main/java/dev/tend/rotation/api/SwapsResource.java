package dev.tend.rotation.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.rotation.api.RotationsResource.PersonView;
import dev.tend.rotation.schedule.Refused;
import dev.tend.rotation.schedule.Swap;
import dev.tend.rotation.schedule.Swaps;
import dev.tend.rotation.schedule.Swaps.Proposed;

/** Two people exchange a shift each, if the other accepts. */
@Path("/api/rotations/{name}/swaps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rotations")
public class SwapsResource {

    private final Swaps swaps;
    private final Community community;
    private final Caller caller;

    SwapsResource(Swaps swaps, Community community, Caller caller) {
        this.swaps = swaps;
        this.community = community;
        this.caller = caller;
    }

    /**
     * @param by who proposes; where people sign in it is who does, and only a manager names another
     * @param with who is to accept: a key in community.yaml
     * @param gives a time within the shift of {@code by} that the other is to get
     * @param takes a time within the other's shift that {@code by} gets for it
     */
    @Schema(requiredProperties = { "with", "gives", "takes"})
    public record SwapRequest(@Nullable String by, @Nullable String with, @Nullable String gives,
            @Nullable String takes) {
    }

    /** @param by who accepts or declines; where people sign in it is who does, and only a manager names another */
    public record SwapAnswer(@Nullable String by) {
    }

    /**
     * @param gives a time within the shift that {@code by} gives away, wherever the shift moves
     * @param takes a time within the shift that {@code by} gets
     */
    @Schema(requiredProperties = { "id", "rotation", "by", "with", "gives", "takes", "state"})
    public record SwapView(UUID id, String rotation, PersonView by, PersonView with, Instant gives, Instant takes,
            Swap.State state) {
    }

    @Schema(requiredProperties = "items")
    public record SwapList(List<SwapView> items) {
    }

    @RolesAllowed(Role.TEAM)
    @GET
    @Operation(operationId = "listSwaps", summary = "The swaps of a rotation, newest first")
    @APIResponse(responseCode = "200", description = "The swaps")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public SwapList all(String name) {
        RotationsResource.named(name, community);
        return new SwapList(swaps.of(name).stream().map(this::view).toList());
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Operation(operationId = "proposeSwap", summary = "Propose to exchange two shifts", description = "Nothing changes until the other accepts. Asked for "
            + "again while it is open, it is the one there is.")
    @APIResponse(responseCode = "201", description = "It is proposed", content = @Content(schema = @Schema(implementation = SwapView.class)))
    @APIResponse(responseCode = "200", description = "It was proposed already", content = @Content(schema = @Schema(implementation = SwapView.class)))
    @APIResponse(responseCode = "400", description = "A key is missing or not right, it is with oneself, or a shift has begun")
    @APIResponse(responseCode = "403", description = "You are signed in, but not listed, or as somebody else")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    @APIResponse(responseCode = "409", description = "One of the shifts is somebody else's")
    public RestResponse<SwapView> propose(String name, @Nullable SwapRequest body) throws Refused {
        RotationsResource.named(name, community);
        String by = listed("by", caller.actingFor(body == null ? null : body.by));
        if (body == null || body.with == null) {
            throw Problem.invalid("with is missing: say who is to accept, the key of a person in community.yaml.");
        }
        String with = listed("with", body.with);
        Instant gives = AskedTime.needed("gives", body.gives, community.zone(), "give a time within your shift.");
        Instant takes = AskedTime.needed("takes", body.takes, community.zone(), "give a time within their shift.");
        Proposed proposed = swaps.propose(name, by, with, gives, takes);
        return RestResponse.status(proposed.anew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                view(proposed.swap()));
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Path("/{id}/accept")
    @Operation(operationId = "acceptSwap", summary = "Accept a swap: the shifts are exchanged")
    @APIResponse(responseCode = "200", description = "It is accepted")
    @APIResponse(responseCode = "400", description = "A shift has begun")
    @APIResponse(responseCode = "403", description = "It is for another person to accept")
    @APIResponse(responseCode = "404", description = "There is no such rotation or swap")
    @APIResponse(responseCode = "409", description = "It was declined, or one of the shifts is somebody else's by now")
    public SwapView accept(String name, UUID id, @Nullable SwapAnswer body) throws Refused {
        RotationsResource.named(name, community);
        String by = listed("by", caller.actingFor(body == null ? null : body.by));
        return found(swaps.accept(name, id, by));
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Path("/{id}/decline")
    @Operation(operationId = "declineSwap", summary = "Decline a swap, or withdraw it")
    @APIResponse(responseCode = "200", description = "It is declined")
    @APIResponse(responseCode = "403", description = "You have no part in it")
    @APIResponse(responseCode = "404", description = "There is no such rotation or swap")
    @APIResponse(responseCode = "409", description = "It was accepted")
    public SwapView decline(String name, UUID id, @Nullable SwapAnswer body) throws Refused {
        RotationsResource.named(name, community);
        String by = listed("by", caller.actingFor(body == null ? null : body.by));
        return found(swaps.decline(name, id, by));
    }

    private String listed(String field, String person) {
        return PersonView.listed(field, person, community);
    }

    private SwapView found(Optional<Swap> swap) {
        return view(swap.orElseThrow(() -> Problem.notFound(
                "There is no swap of that id in this rotation: GET the swaps of the rotation to see them.")));
    }

    private SwapView view(Swap swap) {
        return new SwapView(swap.id(), swap.rotation(), PersonView.of(swap.asker(), community),
                PersonView.of(swap.asked(), community), swap.givesAt(), swap.takesAt(), swap.state());
    }
}
