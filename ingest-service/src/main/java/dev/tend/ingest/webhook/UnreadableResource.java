package dev.tend.ingest.webhook;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;

import dev.tend.ingest.source.Sources;
import dev.tend.ingest.webhook.UnreadableWebhooks.Kept;
import dev.tend.kit.access.Role;
import dev.tend.kit.community.Source;

/** For operators: the webhooks of a source that could not be read. Their bodies may hold private text. */
@Path("/api/sources/{source}/unreadable")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources")
@Blocking
public class UnreadableResource {

    private final UnreadableWebhooks unreadable;
    private final Sources sources;

    UnreadableResource(UnreadableWebhooks unreadable, Sources sources) {
        this.unreadable = unreadable;
        this.sources = sources;
    }

    /** @param read how many could be read now and were taken */
    public record ReadAgain(int read, int left) {
    }

    @RolesAllowed(Role.OPERATOR)
    @GET
    @Operation(operationId = "listUnreadableWebhooks", summary = "The webhooks of a source that could not be read, newest first")
    @APIResponse(responseCode = "200", description = "At most 200, of the last 30 days")
    @APIResponse(responseCode = "404", description = "Unknown source")
    public List<Kept> all(@RestPath String source) {
        return unreadable.of(known(source).key());
    }

    @RolesAllowed(Role.OPERATOR)
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getUnreadableWebhook", summary = "The body of such a webhook as it was sent", description = "What people wrote at length is cut to "
            + "half a MiB. It may hold private text.")
    @APIResponse(responseCode = "200", description = "The bytes of the body")
    @APIResponse(responseCode = "404", description = "Unknown source, or no such webhook is kept")
    public byte[] body(@RestPath String source, @RestPath long id) {
        return unreadable.body(known(source).key(), id).orElseThrow(() -> notFound("No such webhook is kept",
                "GET /api/sources/" + source + "/unreadable lists those that are."));
    }

    @RolesAllowed(Role.OPERATOR)
    @POST
    @Operation(operationId = "readUnreadableWebhooksAgain", summary = "Reads such webhooks again", description = "What can be read now is taken as of when it came. "
            + "Tend does so by itself after each start.")
    @APIResponse(responseCode = "200", description = "How many could be read")
    @APIResponse(responseCode = "404", description = "Unknown source")
    public ReadAgain readAgain(@RestPath String source) {
        Source known = known(source);
        return new ReadAgain(unreadable.readAgain(known), unreadable.of(source).size());
    }

    private Source known(String source) {
        return sources.find(source).orElseThrow(() -> notFound("Unknown source",
                "community.yaml has no source of this key. GET /api/sources lists those that it has."));
    }

    private static HttpProblem notFound(String title, String detail) {
        return HttpProblem.builder().withStatus(404).withTitle(title).withDetail(detail).build();
    }
}
