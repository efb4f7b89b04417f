package dev.tend.rotation.api;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.rotation.report.Figures;
import dev.tend.rotation.report.Period;
import dev.tend.rotation.report.Reports;

/** What came in and was settled, how fast, by whom, and what rises. */
@Path("/api/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportsResource {

    private static final long LONGEST_DAYS = 366;

    private final Reports reports;
    private final Community community;
    private final Clock clock;

    ReportsResource(Reports reports, Community community, Clock clock) {
        this.reports = reports;
        this.community = community;
        this.clock = clock;
    }

    @RolesAllowed(Role.MANAGER)
    @GET
    @Operation(operationId = "getReport", summary = "The figures of a time", description = "It is compared with the four times of the same length "
            + "before it. Questions of bots and of the team are not counted.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "400", description = "A parameter is not right: says which, and what it may be")
    public Figures figures(
            @RestQuery @Parameter(description = "An ISO 8601 time; a week before until if not given") @Nullable String from,
            @RestQuery @Parameter(description = "An ISO 8601 time; now if not given") @Nullable String until,
            @RestQuery @Parameter(description = "Keys of sources in community.yaml; all if not given") List<String> source) {
        Set<String> known = community.sources().keySet();
        source.stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw Problem.invalid("source=" + key + " is not known: write " + String.join(", ", known) + ".");
        });
        Instant end = AskedTime.of("until", until, community.zone()).orElseGet(clock::instant);
        Instant start = AskedTime.of("from", from, community.zone())
                .orElseGet(() -> end.atZone(community.zone()).minusWeeks(1).toInstant());
        if (!start.isBefore(end) || ChronoUnit.DAYS.between(start, end) > LONGEST_DAYS) {
            throw Problem.invalid("from has to be before until, by a year at most.");
        }
        return reports.figures(new Period(start, end), key -> source.isEmpty() || source.contains(key));
    }
}
