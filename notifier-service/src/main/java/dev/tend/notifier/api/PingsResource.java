package dev.tend.notifier.api;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import dev.tend.kit.access.Role;
import dev.tend.notifier.ping.Channel;
import dev.tend.notifier.ping.PingState;

/** The ledger of pings. */
@Path("/api/pings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pings")
public class PingsResource {

    private final Jdbi jdbi;

    PingsResource(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Row(long place, PingItem item) {
    }

    @RolesAllowed({ Role.TEAM, Role.OPERATOR})
    @GET
    @Operation(operationId = "listPings", summary = "List pings, newest first", description = "What was told to whom, where, and how it ended.")
    @APIResponse(responseCode = "200", description = "A page of the ledger, and how each destination is")
    @APIResponse(responseCode = "400", description = "A parameter is not right")
    public PingPage pings(@BeanParam PingQuery query) {
        int limit = query.wantedLimit();
        return jdbi.withHandle(handle -> {
            List<Row> rows = rows(handle, query, limit + 1);
            boolean more = rows.size() > limit;
            List<Row> page = more ? rows.subList(0, limit) : rows;
            return new PingPage(page.stream().map(Row::item).toList(),
                    more ? PingQuery.cursor(page.get(limit - 1).place) : null, Channel.all(handle));
        });
    }

    private static List<Row> rows(Handle handle, PingQuery query, int limit) {
        return handle
                .createQuery(
                        """
                            select place, id, question, reason, destination, state, rule, first_due_at, due_at, attempts, unknown, message,
                              error, ended_at, its_edit.edit, its_edit.edit_error
                            from ping left join lateral (
                              select state as edit, error as edit_error from edit where edit.ping = ping.id
                              order by state = 'DONE', edit.question limit 1) as its_edit on true
                            where place < :before and (:question::text is null or question = :question)
                              and (:destination::text is null or destination = :destination)
                              and (:state::text is null or state = :state)
                            order by place desc limit :limit""")
                .bind("before", query.before()).bind("question", query.wantedQuestion().orElse(null))
                .bind("destination", query.wantedDestination().orElse(null))
                .bind("state", query.wantedState().map(PingState::name).orElse(null)).bind("limit", limit)
                .map((row, context) -> new Row(row.getLong("place"),
                        ConstructorMapper.of(PingItem.class).map(row, context)))
                .list();
    }
}
