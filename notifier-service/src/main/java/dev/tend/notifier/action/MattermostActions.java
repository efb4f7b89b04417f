package dev.tend.notifier.action;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.sink.Button;

/** Buttons pressed in Mattermost (developers.mattermost.com/integrate/plugins/interactive-messages). It signs nothing itself. */
@Path("/actions/mattermost")
@Tag(name = "Buttons")
public class MattermostActions {

    private final Actions actions;
    private final Destinations destinations;
    private final ObjectMapper json;
    private final Clock clock;

    MattermostActions(Actions actions, Destinations destinations, ObjectMapper json, Clock clock) {
        this.actions = actions;
        this.destinations = destinations;
        this.json = json;
        this.clock = clock;
    }

    @PermitAll
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "pressMattermostButton", summary = "Take a button pressed in Mattermost", description = "Called by Mattermost with the context that the "
            + "button was posted with. 2xx only once action-requested is in Kafka.")
    @APIResponse(responseCode = "200", description = "Passed on, or refused with a text for who pressed", content = @Content(schema = @Schema(type = SchemaType.OBJECT, properties = @SchemaProperty(name = "ephemeral_text", type = SchemaType.STRING, description = "For who pressed", examples = "You are taking care of it."))))
    @APIResponse(responseCode = "401", description = "The context holds no token of ours")
    @APIResponse(responseCode = "503", description = "Kafka does not take it now")
    public Map<String, String> press(byte[] body) {
        JsonNode press = read(body);
        JsonNode context = press.path("context");
        ButtonToken token = new ButtonToken(context.path("destination").asText(), context.path("question").asText(),
                context.path("action").asText(), context.path("ping").asText(), context.path("expires").asLong());
        String given = context.path("token").asText();
        Optional<Button> button = Button.of(token.action());
        boolean ours = destinations.get(token.destination())
                .filter(one -> one.kind() == Destination.Kind.MATTERMOST).flatMap(Destination::signingSecret)
                .filter(secret -> token.isSigned(secret, given)).isPresent();
        if (!ours || button.isEmpty()) {
            throw Problem
                    .forged("The context holds no token that was signed with the signing-secret of its destination.");
        }
        if (token.isExpired(clock.instant())) {
            return Map.of("ephemeral_text", Replies.EXPIRED);
        }
        String user = press.path("user_name").asText();
        return Map.of("ephemeral_text", actions.request(new Actions.Press("mattermost", user, token.question(),
                button.get(), given + " " + user + " " + press.path("trigger_id").asText())));
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw Problem.unreadable("The body is not JSON.");
        }
    }
}
