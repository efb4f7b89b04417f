package dev.tend.rotation.api;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.api.RotationsResource.PersonView;
import dev.tend.rotation.handover.HandOvers;

/** Questions stay with whom they came to, until somebody hands them over. */
@Path("/api/rotations/{name}/handover")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rotations")
public class HandOverResource {

    private final HandOvers handOvers;
    private final Community community;
    private final Caller caller;

    HandOverResource(HandOvers handOvers, Community community, Caller caller) {
        this.handOvers = handOvers;
        this.community = community;
        this.caller = caller;
    }

    /**
     * @param by who does it; where people sign in it is who does
     * @param from whose questions: a person's key
     * @param to whose they shall be: a key in community.yaml
     */
    @Schema(requiredProperties = { "from", "to"})
    public record HandOverRequest(@Nullable String by, @Nullable String from, @Nullable String to) {
    }

    /**
     * @param items what was handed over by this request, oldest first; the 500 most urgent where there were more
     * @param count how many were handed over in all
     */
    @Schema(requiredProperties = { "rotation", "from", "to", "items", "count"})
    public record HandedOver(String rotation, PersonView from, PersonView to, List<QuestionItem> items, int count) {
    }

    @RolesAllowed(Role.MANAGER)
    @POST
    @Operation(operationId = "handOver", summary = "Hand over all that somebody has in a rotation", description = "What is open, and what is put off. Asked "
            + "for again, nothing is left to hand over, and the list is empty.")
    @APIResponse(responseCode = "200", description = "What was handed over")
    @APIResponse(responseCode = "400", description = "A key is missing or not right, or both are the same")
    @APIResponse(responseCode = "403", description = "You are signed in, but not listed, or as somebody else")
    @APIResponse(responseCode = "404", description = "There is no such rotation")
    public HandedOver handOver(String name, @Nullable HandOverRequest body) {
        Rotation rotation = RotationsResource.named(name, community);
        String by = listed("by", caller.actingAs(body == null ? null : body.by));
        String from = Problem.given("from", body == null ? null : body.from,
                "say whose questions they are, the key of a person in community.yaml");
        String to = listed("to", Problem.given("to", body == null ? null : body.to,
                "say whose they shall be, the key of a person in community.yaml"));
        if (from.equals(to)) {
            throw Problem.invalid("from and to are the same person: name another to hand them over to.");
        }
        HandOvers.HandedOver handed = handOvers.handOver(rotation, by, from, to);
        List<QuestionItem> items = handed.first().stream()
                .map(question -> QuestionItem.of(question, community)).toList();
        if (items.isEmpty()) {
            // Who is not listed any more may still have some; who never was is a slip.
            listed("from", from);
        }
        return new HandedOver(name, PersonView.of(from, community), PersonView.of(to, community), items,
                handed.count());
    }

    private String listed(String field, String person) {
        return PersonView.listed(field, person, community);
    }
}
