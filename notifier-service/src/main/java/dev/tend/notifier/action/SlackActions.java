package dev.tend.notifier.action;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tend.kit.community.Destination;
import dev.tend.kit.community.Secret;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.sink.Button;

/** Buttons pressed in Slack (docs.slack.dev/reference/interaction-payloads/block_actions-payload). */
@Path("/actions/slack")
@Tag(name = "Buttons")
public class SlackActions {

    private final Actions actions;
    private final SlackReplier replier;
    private final ObjectMapper json;
    private final Clock clock;
    private final List<Secret> secrets;

    SlackActions(Actions actions, SlackReplier replier, ObjectMapper json, Clock clock, Destinations destinations) {
        this.actions = actions;
        this.replier = replier;
        this.json = json;
        this.clock = clock;
        this.secrets = destinations.all().stream().filter(one -> one.kind() == Destination.Kind.SLACK)
                .flatMap(one -> one.signingSecret().stream()).toList();
    }

    @PermitAll
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "pressSlackButton", summary = "Take a button pressed in Slack", description = "Called by Slack, signed with the signing-secret of a "
            + "destination. 2xx only once action-requested is in Kafka.")
    @APIResponse(responseCode = "200", description = "Passed on, or refused with a text for who pressed", content = @Content(schema = @Schema(type = SchemaType.OBJECT, properties = {
            @SchemaProperty(name = "response_type", type = SchemaType.STRING, enumeration = "ephemeral"),
            @SchemaProperty(name = "replace_original", type = SchemaType.BOOLEAN),
            @SchemaProperty(name = "text", type = SchemaType.STRING, description = "For who pressed", examples = "You are taking care of it.")})))
    @APIResponse(responseCode = "401", description = "Not signed by Slack within the last five minutes")
    @APIResponse(responseCode = "503", description = "Kafka does not take it now")
    public Response press(
            @RestHeader("X-Slack-Request-Timestamp") @Parameter(description = "When Slack sent it, in seconds since 1970") @Nullable String timestamp,
            @RestHeader("X-Slack-Signature") @Parameter(description = "v0=, then the HMAC-SHA256 of time and body with the signing-secret") @Nullable String signature,
            byte[] body) {
        if (!new SlackSignature(timestamp, signature).fits(body, secrets, clock.instant())) {
            throw Problem
                    .forged("This is not signed with the signing-secret of any Slack destination in community.yaml, "
                            + "or more than five minutes off.");
        }
        JsonNode payload = payload(new String(body, StandardCharsets.UTF_8));
        JsonNode action = payload.path("actions").path(0);
        Optional<Button> button = Button.of(action.path("action_id").asText());
        if (!payload.path("type").asText().equals("block_actions") || button.isEmpty()) {
            // Nothing of ours: a link button, a check of the certificate.
            return Response.ok().build();
        }
        String user = payload.path("user").path("id").asText();
        String text = actions.request(new Actions.Press("slack", user, action.path("value").asText(), button.get(),
                action.path("action_ts").asText() + " " + user + " " + button.get().id()));
        replier.reply(payload.path("response_url").asText(), text);
        return Response.ok(SlackReplier.ephemeral(text)).build();
    }

    private JsonNode payload(String form) {
        Optional<String> payload = Arrays.stream(form.split("&")).filter(field -> field.startsWith("payload="))
                .findFirst();
        try {
            return json.readTree(payload
                    .map(field -> URLDecoder.decode(field.substring("payload=".length()), StandardCharsets.UTF_8))
                    .orElse("{}"));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Problem.unreadable("The form field payload is not JSON.");
        }
    }
}
