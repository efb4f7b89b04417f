package dev.tend.ingest.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.Blocking;

import dev.tend.events.Visibility;
import dev.tend.ingest.source.SourceState.BackfillState;
import dev.tend.ingest.source.SourceState.PlaceState;
import dev.tend.ingest.source.SourceState.PollState;
import dev.tend.ingest.source.SourceState.WebhookState;
import dev.tend.kit.access.Role;
import dev.tend.kit.community.Source;

/** How each source is. */
@Path("/api/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources")
@Blocking
public class SourcesResource {

    private final Sources sources;
    private final WebhookTally tally;
    private final Identities identities;
    private final Jdbi jdbi;
    private final Clock clock;

    SourcesResource(Sources sources, WebhookTally tally, Identities identities, Jdbi jdbi, Clock clock) {
        this.sources = sources;
        this.tally = tally;
        this.identities = identities;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @RolesAllowed({ Role.TEAM, Role.OPERATOR})
    @GET
    @Operation(operationId = "listSources", summary = "How each source is: webhooks, polls, backfill, the last error of each")
    public List<SourceState> all() {
        tally.writeDown();
        identities.writeDown();
        Map<String, Source> byKey = sources.all().stream().collect(Collectors.toMap(Source::key, source -> source));
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                            select source.*, poll.next_at, poll.last_at, poll.last_ok_at, poll.last_error, poll.failing_since, backfill.state, backfill.pages,
                              backfill.questions, backfill.replies, backfill.started_at, backfill.finished_at, backfill.error, backfill.failures, backfill.next_at as retry_at,
                              identity.name, identity.trouble, identity.trouble_at
                            from source left join poll using (source) left join backfill using (source) left join identity using (source)
                            where source = any(:keys) order by source""")
                .bindArray("keys", String.class, List.copyOf(byKey.keySet()))
                .map((row, context) -> state(row, byKey.get(row.getString("source")), now)).list());
    }

    private static SourceState state(ResultSet row, Source source, Instant now) throws SQLException {
        return new SourceState(source.key(), source.kind().word(), source.location(),
                source.visibility().orElse(Visibility.PRIVATE), time(row, "activated_at"), place(row),
                new WebhookState(!source.webhookSecrets().isEmpty(), row.getLong("accepted"), row.getLong("not_wanted"),
                        row.getLong("refused"), row.getLong("failed"), row.getLong("unreadable"),
                        time(row, "webhook_at"),
                        row.getString("webhook_error"), time(row, "webhook_error_at")),
                poll(row, source.poll().isPresent(), now), backfill(row));
    }

    private static PlaceState place(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new PlaceState(name == null || name.isEmpty() ? null : name, row.getString("trouble"),
                time(row, "trouble_at"));
    }

    private static PollState poll(ResultSet row, boolean enabled, Instant now) throws SQLException {
        Instant ok = time(row, "last_ok_at");
        return new PollState(enabled, time(row, "last_at"), ok, enabled ? time(row, "next_at") : null,
                enabled && ok != null ? Duration.between(ok, now).toSeconds() : null, row.getString("last_error"),
                enabled ? time(row, "failing_since") : null);
    }

    private static @Nullable BackfillState backfill(ResultSet row) throws SQLException {
        return row.getString("state") == null
                ? null
                : new BackfillState(row.getString("state"), row.getInt("pages"), row.getInt("questions"),
                        row.getInt("replies"), time(row, "started_at"), time(row, "finished_at"),
                        row.getString("error"), row.getInt("failures"),
                        row.getString("state").equals("RUNNING") && row.getString("error") != null
                                ? time(row, "retry_at")
                                : null);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
