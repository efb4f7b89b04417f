package dev.tend.rotation.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.tend.events.DigestDue;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.rotation.digest.Digests;
import dev.tend.rotation.digest.Line;
import dev.tend.rotation.digest.Posting;
import dev.tend.rotation.digest.Urgent;
import dev.tend.rotation.queue.Question;

/** The digests: which lists are posted when, and what is on them. */
@Path("/api/digests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Digests")
public class DigestsResource {

    private final Community community;
    private final Digests digests;

    DigestsResource(Community community, Digests digests) {
        this.community = community;
        this.digests = digests;
    }

    /**
     * @param toPerson for whom it is: a person's key, or duty for who is on duty; null where it is for all who read {@code to}
     * @param next when it is due next
     * @param watched since when Tend looks after it, and what became of it when it was due last; null before the first look
     */
    @Schema(requiredProperties = { "name", "rotation", "to", "lead", "mention", "next"})
    public record DigestView(String name, String rotation, String to, @Nullable String toPerson, String lead,
            String mention, Instant next, Digests.@Nullable Watched watched) {
    }

    @Schema(requiredProperties = "items")
    public record DigestList(List<DigestView> items) {
    }

    /**
     * @param key of the question, as in its URL
     * @param because why it is on the list
     * @param assignee a person's key
     */
    @Schema(requiredProperties = { "question", "key", "url", "title", "source", "type", "postedAt", "urgency",
            "awaiting",
            "because"})
    public record LineView(@Nullable String section, String question, UUID key, String url, String title,
            String source, QuestionType type, Instant postedAt, Urgent urgency, Turn awaiting,
            @Nullable String assignee, String because) {
    }

    /**
     * @param posting what would be done with the list now
     * @param unchangedSince when the same list was posted first, where it would not be repeated
     * @param person who would be called by name: a person's key
     * @param with digests that are for the same person on that day, and so in the same message
     * @param withheld how many are not on it, since they are PRIVATE or SENSITIVE and the destination is public
     * @param items in the order in which they would be posted, as many as a message could have
     * @param more how many others there are; null where there are none
     * @param report the parts of what is a report rather than a list
     */
    @Schema(requiredProperties = { "name", "to", "posting", "next", "with", "withheld", "items", "report"})
    public record DigestPreview(String name, String to, Posting posting, @Nullable Instant unchangedSince,
            @Nullable String person, Instant next, List<String> with, int withheld, List<LineView> items,
            @Nullable Integer more, List<DigestDue.Part> report) {
    }

    @RolesAllowed(Role.TEAM)
    @GET
    @Operation(operationId = "listDigests", summary = "All digests, when each is due next, and what became of it last")
    public DigestList all() {
        return new DigestList(community.digests().values().stream()
                .map(digest -> new DigestView(digest.key(), digest.rotation(), digest.to(),
                        digest.toPerson().orElse(null), digest.lead(), digest.mention(), digests.next(digest).at(),
                        digests.watched(digest).orElse(null)))
                .toList());
    }

    @RolesAllowed(Role.TEAM)
    @GET
    @Path("/{name}/preview")
    @Operation(operationId = "previewDigest", summary = "What would go out now, and why each line is on it", description = "Nothing is posted by it.")
    @APIResponse(responseCode = "200", description = "The list as it is now")
    @APIResponse(responseCode = "404", description = "There is no such digest")
    public DigestPreview preview(String name) {
        Digest digest = community.digests().get(name);
        if (digest == null) {
            throw Problem.notFound("There is no digest of that name: " + (community.digests().isEmpty()
                    ? "community.yaml has none."
                    : "ask for one of " + String.join(", ", community.digests().keySet()) + "."));
        }
        Digests.Preview preview = digests.preview(digest);
        return new DigestPreview(name, digest.to(), preview.posting(), preview.unchangedSince().orElse(null),
                preview.person().orElse(null), preview.next(), preview.with(),
                preview.listing().withheld(),
                preview.listing().lines().stream().map(DigestsResource::view).toList(), preview.listing().more(),
                preview.report());
    }

    private static LineView view(Line line) {
        Question question = line.question();
        return new LineView(line.section().orElse(null), question.id(), question.key(), question.summary().url(),
                question.summary().title(), question.summary().source(), question.summary().type(),
                question.summary().postedAt(), line.urgent(), question.awaiting(), question.care().assignee(),
                line.because());
    }
}
