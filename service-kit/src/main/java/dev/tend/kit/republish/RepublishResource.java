package dev.tend.kit.republish;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;

import dev.tend.kit.access.Role;

/** Publishes again what this service told, where Kafka has lost it: for operators. */
@Path("/api/republish")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
@Blocking
public class RepublishResource {

    private final Republishes republishes;

    RepublishResource(Republishes republishes) {
        this.republishes = republishes;
    }

    @RolesAllowed(Role.OPERATOR)
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "republish", summary = "Publishes again what this service told", description = "For when "
            + "Kafka has lost data. Each event has the id that it had, so those who know it let it pass. GET tells how it is.")
    @APIResponse(responseCode = "202", description = "Started; Location tells how it is", content = @Content(schema = @Schema(implementation = Republish.class)))
    @APIResponse(responseCode = "400", description = "A time is none")
    @APIResponse(responseCode = "409", description = "It is running")
    public RestResponse<Republish> start(
            @Parameter(description = "What was told before this time is left out, such as 2026-01-31T09:00:00Z; none: nothing "
                    + "is.") @RestQuery @Nullable String since,
            @Parameter(description = "Only events that name this source, by its key in community.yaml.") @RestQuery @Nullable String source) {
        if (!republishes.start(since == null ? Instant.EPOCH : time(since), Optional.ofNullable(source))) {
            throw problem(409, "Already running", "It is running. Wait until it is done: GET the same address tells.");
        }
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, progress())
                .location(URI.create("/api/republish")).build();
    }

    @RolesAllowed(Role.OPERATOR)
    @GET
    @Operation(operationId = "republishProgress", summary = "How publishing again is")
    @APIResponse(responseCode = "200", description = "The last time that it was wanted")
    @APIResponse(responseCode = "404", description = "It never was")
    public Republish progress() {
        return republishes.find().orElseThrow(
                () -> problem(404, "Never published again", "Nothing was published again. POST here to start it."));
    }

    private static Instant time(String since) {
        try {
            return OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeException e) {
            throw problem(400, "Not a time", "since must be a time such as 2026-01-31T09:00:00Z.");
        }
    }

    private static HttpProblem problem(int status, String title, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail).build();
    }
}
