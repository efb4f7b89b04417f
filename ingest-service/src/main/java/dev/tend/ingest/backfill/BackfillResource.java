package dev.tend.ingest.backfill;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;

import dev.tend.ingest.source.Sources;
import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.kit.http.UnreadableJson;

/** Loads a source's history, silently: it is kept and counted, and pings nobody. */
@Path("/api/sources/{source}/backfill")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources")
@Blocking
public class BackfillResource {

    /** What was posted before is believed of no source, nor after. A day of 1970 may begin before it, by the community's zone. */
    private static final Instant EARLIEST = Instant.EPOCH.minus(Duration.ofDays(1));
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Backfills backfills;
    private final Sources sources;
    private final Community community;

    private final ObjectMapper json;

    BackfillResource(Backfills backfills, Sources sources, Community community, ObjectMapper json) {
        this.backfills = backfills;
        this.sources = sources;
        this.community = community;
        this.json = json;
    }

    /** The body of a request: days or times. */
    record Wishes(@Nullable String since, @Nullable String until) {
    }

    @RolesAllowed(Role.OPERATOR)
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "startBackfill", summary = "Loads a source's history", description = "Questions and replies that changed since a day or time, "
            + "or all; in the query or in a JSON body {\"since\": \"2024-01-01\", \"until\": \"2025-01-01\"}. May be "
            + "repeated: nothing is told twice.")
    @APIResponse(responseCode = "202", description = "Started; Location tells how it is", content = @Content(schema = @Schema(implementation = Backfill.class)))
    @APIResponse(responseCode = "400", description = "A key is not known, or a time is none")
    @APIResponse(responseCode = "404", description = "Unknown source")
    @APIResponse(responseCode = "409", description = "One is running")
    public RestResponse<Backfill> start(@RestPath String source,
            @RestQuery @Parameter(description = "What changed before this day or time is left out, such as 2024-01-01; none: nothing is") @Nullable String since,
            @RestQuery @Parameter(description = "What was posted after this day or time is left out; none: nothing is") @Nullable String until,
            byte @Nullable [] body) {
        known(source);
        Optional<Wishes> wishes = body == null || body.length == 0 ? Optional.empty() : parse(body);
        Optional<Instant> from = time("since", Optional.ofNullable(since).or(() -> wishes.map(Wishes::since)));
        Optional<Instant> to = time("until", Optional.ofNullable(until).or(() -> wishes.map(Wishes::until)));
        if (to.isPresent() && !to.get().isAfter(from.orElse(Instant.EPOCH))) {
            throw problem(400, "No time between", "since must be before until. Without since all is loaded.");
        }
        if (!backfills.start(source, from.orElse(Instant.EPOCH), to)) {
            throw problem(409, "Already running",
                    "A backfill of this source is running. Wait until it is done: GET the "
                            + "same address tells.");
        }
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, progress(source))
                .location(URI.create("/api/sources/" + source + "/backfill")).build();
    }

    @RolesAllowed(Role.OPERATOR)
    @GET
    @Operation(operationId = "getBackfill", summary = "How the last backfill of a source is")
    @APIResponse(responseCode = "200", description = "How it is")
    @APIResponse(responseCode = "404", description = "Unknown source, or there never was a backfill")
    public Backfill progress(@RestPath String source) {
        known(source);
        return backfills.find(source).orElseThrow(
                () -> problem(404, "No backfill", "There was no backfill of this source. POST here to start one."));
    }

    private void known(String source) {
        if (sources.find(source).isEmpty()) {
            throw problem(404, "Unknown source", "community.yaml has no source of this key.");
        }
    }

    private Optional<Wishes> parse(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, Wishes.class));
        } catch (JsonProcessingException e) {
            throw UnreadableJson.problem(e);
        } catch (IOException e) {
            throw problem(400, "Unreadable", "The body is not JSON in UTF-8.");
        }
    }

    /** A day begins at midnight in the community's zone. */
    private Optional<Instant> time(String name, Optional<String> text) {
        return text.map(value -> {
            try {
                Instant time = value.length() == 10
                        ? LocalDate.parse(value).atStartOfDay(community.zone()).toInstant()
                        : OffsetDateTime.parse(value).toInstant();
                if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                    throw problem(400, "Not a time", name + " must be a time between 1970 and 9999.");
                }
                return time;
            } catch (DateTimeException e) {
                throw problem(400, "Not a time",
                        name + " must be a day such as 2024-01-01 or a time such as 2024-01-01T09:00:00Z.");
            }
        });
    }

    private static HttpProblem problem(int status, String title, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail).build();
    }
}
