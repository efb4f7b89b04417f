package dev.tend.rotation.api;

import java.time.Clock;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.rotation.queue.Cursor;
import dev.tend.rotation.queue.Page;
import dev.tend.rotation.queue.Questions;

/** The queue, for readers. */
@Path("/api/questions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
public class QuestionsResource {

    private final Questions questions;
    private final Community community;
    private final Caller caller;
    private final Clock clock;

    QuestionsResource(Questions questions, Community community, Caller caller, Clock clock) {
        this.questions = questions;
        this.community = community;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param nextCursor of the page after; null on the last one */
    @Schema(requiredProperties = "items")
    public record QuestionList(List<QuestionItem> items, @Nullable String nextCursor) {
    }

    @RolesAllowed(Role.VIEWER)
    @GET
    @Operation(operationId = "listQuestions", summary = "The questions, most urgent first", description = "Open ones before those put off before settled "
            + "ones; then those that passed more thresholds of their policy; then by whose turn it is: the team's, the "
            + "community's, the asker's; then the oldest.")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", description = "A filter is not right: says which, and what it may be")
    public QuestionList list(@BeanParam QuestionQuery query) {
        Page page = questions.page(caller.seeing(query.filter(community, clock.instant())), query.after(),
                query.limit());
        return new QuestionList(
                page.questions().stream().map(caller::seeing).map(question -> QuestionItem.of(question, community))
                        .toList(),
                page.next().map(Cursor::text).orElse(null));
    }

    @RolesAllowed(Role.VIEWER)
    @GET
    @Path("/{key}")
    @Operation(operationId = "getQuestion", summary = "One question", description = "By its key. GET /api/questions?id= finds it by its id.")
    @APIResponse(responseCode = "200", description = "It")
    @APIResponse(responseCode = "404", description = "There is no such question")
    public QuestionItem one(String key) {
        return QuestionItem.of(questions.find(QuestionKey.parse(key)).filter(caller::maySee).map(caller::seeing)
                .orElseThrow(QuestionKey::unknown), community);
    }
}
