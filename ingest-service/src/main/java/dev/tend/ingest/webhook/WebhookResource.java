package dev.tend.ingest.webhook;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;

import dev.tend.ingest.source.Sources;
import dev.tend.ingest.webhook.Bodies.Admitted;

/** Where sources send their webhooks. */
@Path("/webhooks/{source}")
@Tag(name = "webhooks")
public class WebhookResource {

    private final Sources sources;
    private final Webhooks webhooks;
    private final CurrentVertxRequest request;

    WebhookResource(Sources sources, Webhooks webhooks, CurrentVertxRequest request) {
        this.sources = sources;
        this.webhooks = webhooks;
        this.request = request;
    }

    /**
     * What became of a webhook that was taken.
     *
     * @param outcome {@code accepted}, {@code not wanted}, or {@code kept} where something that Tend needs could not be read
     * @param reason why it is not wanted, or what could not be read
     */
    public record Taken(@Schema(enumeration = {
            "accepted", "not wanted", "kept"}) String outcome, @Nullable String reason){
    }

    @PermitAll
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "receiveWebhook", summary = "Takes a signed webhook of GitHub or Discourse", description = "Answers 2xx once the fact is on "
            + "disk in Kafka, or is on purpose not wanted.")
    @APIResponse(responseCode = "202", description = "Accepted: the fact is in Kafka; or kept: it can't be read, and its bytes are in the database", content = @Content(schema = @Schema(implementation = Taken.class)))
    @APIResponse(responseCode = "200", description = "Not wanted: nothing that Tend follows", content = @Content(schema = @Schema(implementation = Taken.class)))
    @APIResponse(responseCode = "400", description = "Not a JSON object, or without the name of its event")
    @APIResponse(responseCode = "401", description = "Wrong or missing signature")
    @APIResponse(responseCode = "404", description = "Unknown source")
    @APIResponse(responseCode = "408", description = "The body did not come to its end in time")
    @APIResponse(responseCode = "413", description = "Larger than the source sends")
    @APIResponse(responseCode = "503", description = "Our own trouble: send it again after Retry-After seconds")
    public Uni<Response> receive(@RestPath String source, @Context HttpHeaders headers,
            byte @Nullable [] body) {
        Optional<Admitted> admitted = Bodies.of(request.getCurrent());
        admitted.ifPresent(Admitted::hold);
        try {
            return webhooks.receive(sources.find(source).orElseThrow(Refusal::unknownSource), headers::getHeaderString,
                    body == null ? new byte[0] : body);
        } finally {
            admitted.ifPresent(Admitted::letGo);
        }
    }
}
