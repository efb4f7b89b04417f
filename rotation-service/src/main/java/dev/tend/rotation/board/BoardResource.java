package dev.tend.rotation.board;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.rotation.api.Caller;
import dev.tend.rotation.api.QuestionQuery;
import dev.tend.rotation.queue.Page;
import dev.tend.rotation.queue.Questions;
import dev.tend.rotation.schedule.Schedules;
import dev.tend.rotation.schedule.Swaps;

/** The board: the queue for people with a browser. It takes the filters of the API; unless told, it shows what is open. */
@Path("/")
public class BoardResource {

    private static final String ALL = "ALL";

    private final Questions questions;
    private final Schedules schedules;
    private final Swaps swaps;
    private final Community community;
    private final Caller caller;
    private final Clock clock;

    BoardResource(Questions questions, Schedules schedules, Swaps swaps, Community community, Caller caller,
            Clock clock) {
        this.questions = questions;
        this.schedules = schedules;
        this.swaps = swaps;
        this.community = community;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance board(Board board);

        static native TemplateInstance refused(String community, String why);
    }

    @RolesAllowed(Role.VIEWER)
    @GET
    @Produces("text/html; charset=utf-8")
    @Operation(hidden = true)
    public RestResponse<String> page(@BeanParam QuestionQuery query) {
        try {
            return RestResponse.ok(board(query).render());
        } catch (HttpProblem problem) {
            // A person reads it here: in words, not as JSON.
            return RestResponse.status(RestResponse.Status.fromStatusCode(problem.getStatusCode()),
                    Templates.refused(community.name(), problem.getDetail()).render());
        }
    }

    private TemplateInstance board(QuestionQuery query) {
        Instant now = clock.instant();
        Map<String, String> inForce = inForce(query);
        query.state = inForce.get("state").equals(ALL) ? List.of() : List.of(inForce.get("state"));
        Page page = questions.page(caller.seeing(query.filter(community, now)), query.after(), query.limit());
        Page seen = new Page(page.questions().stream().map(caller::seeing).toList(), page.next());
        return Templates.board(Board.of(seen, schedules.all(), caller.isOfTeam() ? swaps.open() : Map.of(), community,
                caller, inForce, now));
    }

    private static Map<String, String> inForce(QuestionQuery query) {
        Map<String, String> inForce = new LinkedHashMap<>();
        inForce.put("state",
                query.state.isEmpty()
                        ? query.isDebt() ? "SETTLED" : "OPEN"
                        : String.join(",", query.state).toUpperCase(Locale.ROOT));
        inForce.put("assignee", String.join(",", query.assignee));
        inForce.put("type", String.join(",", query.type));
        inForce.put("source", String.join(",", query.source));
        inForce.put("awaiting", String.join(",", query.awaiting));
        put(inForce, "olderThan", query.olderThan);
        put(inForce, "link", query.link);
        put(inForce, "debt", query.debt);
        put(inForce, "limit", query.limit);
        put(inForce, "cursor", query.cursor);
        inForce.values().removeIf(String::isEmpty);
        return inForce;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        parameters.put(name, value == null ? "" : value);
    }
}
