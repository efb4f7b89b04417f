package dev.tend.rotation.api;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tend.events.QuestionSnoozed;
import dev.tend.events.QuestionType;
import dev.tend.kit.access.Role;
import dev.tend.kit.community.Community;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.IsoTime;
import dev.tend.rotation.assignment.Decision;
import dev.tend.rotation.assignment.Desk;
import dev.tend.rotation.assignment.Wish;
import dev.tend.rotation.queue.Link;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.queue.Questions;

/** What people do with a question. Each answers with the question as it is then; asking again changes nothing more. */
@Path("/api/questions/{key}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
@APIResponse(responseCode = "200", description = "The question as it is then", content = @Content(schema = @Schema(implementation = QuestionItem.class)))
@APIResponse(responseCode = "400", description = "A key is missing or not right: says which, and what it may be")
@APIResponse(responseCode = "403", description = "You are signed in, but not listed or not who by says")
@APIResponse(responseCode = "404", description = "There is no such question")
@APIResponse(responseCode = "409", description = "It can't be done with the question as it is: settled, or of that type already")
public class ActionsResource {

    private static final String KINDS = "write one of "
            + String.join(", ", Arrays.stream(Link.Kind.values()).map(Link.Kind::word).toList());

    /** A snooze that a reply ends; every snooze ends by one. */
    private static final String UNTIL_REPLY = "reply";

    private final Questions questions;
    private final Desk desk;
    private final Transactions transactions;
    private final Caller caller;
    private final Community community;
    private final Clock clock;

    ActionsResource(Questions questions, Desk desk, Transactions transactions, Caller caller, Community community,
            Clock clock) {
        this.questions = questions;
        this.desk = desk;
        this.transactions = transactions;
        this.caller = caller;
        this.community = community;
        this.clock = clock;
    }

    /** @param by who does it: a person's key; only where nobody signs in */
    public record Acknowledgement(@Nullable String by) {
    }

    /** @param assignee whose it shall be: a person's key */
    @Schema(requiredProperties = "assignee")
    public record Handover(@Nullable String by, @Nullable String assignee) {
    }

    /**
     * @param until when it comes back: a time, a duration from now, or reply, which means when somebody else than the team replies to
     * it, and after a year at the latest
     * @param duration the same as a duration from now, for example P1D
     */
    public record Postponement(@Nullable String by, @Nullable String until,
            @JsonProperty("for") @Nullable String duration, @Nullable String note) {
    }

    /** @param type what it is */
    @Schema(requiredProperties = "type")
    public record Correction(@Nullable String by,
            @Schema(implementation = QuestionType.class) @Nullable String type) {
    }

    /**
     * @param kind ticket, documentation, idea or other
     * @param url http or https
     */
    @Schema(requiredProperties = { "kind", "url"})
    public record Relation(@Nullable String by,
            @Schema(enumeration = {
                    "ticket", "documentation", "idea", "other"}) @Nullable String kind,
            @Nullable String url){
    }

    /**
     * @param link what it is settled with: http or https
     * @param kind what the link is: ticket, documentation, idea or other
     */
    public record Settlement(@Nullable String by, @Nullable String link,
            @Schema(enumeration = {
                    "ticket", "documentation", "idea", "other"}) @Nullable String kind,
            @Nullable String note){
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Path("/acknowledge")
    @Operation(operationId = "acknowledgeQuestion", summary = "Say that you have seen it and take care of it")
    public QuestionItem acknowledge(String key, @Nullable Acknowledgement body) {
        return carryOut(key, () -> new Wish.Acknowledge(caller.actingAs(body == null ? null : body.by)));
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Path("/assign")
    @Operation(operationId = "assignQuestion", summary = "Hand it over to a person")
    public QuestionItem assign(String key, @Nullable Handover body) {
        return carryOut(key,
                () -> new Wish.Assign(caller.actingAs(given(body).by), Problem.given("assignee", body.assignee,
                        "say whose it shall be, the key of a person in community.yaml")));
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Path("/snooze")
    @Operation(operationId = "snoozeQuestion", summary = "Put it off; it comes back at that time, or when somebody else than the team replies to it")
    public QuestionItem snooze(String key, @Nullable Postponement body) {
        return carryOut(key, () -> new Wish.Snooze(caller.actingAs(given(body).by), until(body),
                body.note == null && UNTIL_REPLY.equals(body.until) ? QuestionSnoozed.UNTIL_REPLY : body.note));
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Path("/reclassify")
    @Operation(operationId = "reclassifyQuestion", summary = "Correct its type")
    public QuestionItem reclassify(String key, @Nullable Correction body) {
        return carryOut(key, () -> new Wish.Reclassify(caller.actingAs(given(body).by), type(body)));
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Path("/links")
    @Operation(operationId = "linkQuestion", summary = "Record a ticket, documentation or an idea that it belongs to", description = "Whether it is open or settled. "
            + "GET /api/questions?link= finds it by the address. The same address again with another kind corrects that.")
    public QuestionItem relate(String key, @Nullable Relation body) {
        return carryOut(key, () -> new Wish.Relate(caller.actingAs(given(body).by),
                kind(Problem.given("kind", body.kind, KINDS)),
                Problem.given("url", body.url, "say where it is, as an http or https address")));
    }

    @RolesAllowed(Role.RESPONDER)
    @POST
    @Path("/resolve")
    @Operation(operationId = "resolveQuestion", summary = "Settle it, with a link to what settles it or without")
    public QuestionItem resolve(String key, @Nullable Settlement body) {
        Settlement given = body == null ? new Settlement(null, null, null, null) : body;
        return carryOut(key, () -> new Wish.Resolve(caller.actingAs(given.by), given.link,
                given.kind == null ? null : kind(given.kind), given.note));
    }

    /** Whether there is such a question is said before what is wrong with the wish. */
    private QuestionItem carryOut(String key, Supplier<Wish> said) {
        Question question = questions.find(QuestionKey.parse(key)).orElseThrow(QuestionKey::unknown);
        Wish wish = said.get();
        Decision decision = transactions
                .run((transaction, outbox) -> desk.carryOut(transaction, outbox, question.id(), wish));
        if (decision instanceof Decision.Changed changed) {
            return QuestionItem.of(changed.question(), community);
        } else if (decision instanceof Decision.Unchanged unchanged) {
            return QuestionItem.of(unchanged.question(), community);
        }
        Decision.Refused refused = (Decision.Refused) decision;
        throw Problem.of(switch (refused.reason()) {
            case INVALID -> Status.BAD_REQUEST;
            case CONFLICT -> Status.CONFLICT;
            case UNKNOWN -> Status.NOT_FOUND;
        }, refused.why());
    }

    private Instant until(Postponement given) {
        if (given.until != null && given.duration != null) {
            throw Problem.invalid("until and for both say when it comes back: give one of them.");
        }
        String until = Problem.given("until", given.until == null ? given.duration : given.until,
                "say when it comes back, as a time (2026-11-23T09:00:00Z), a duration from now (P1D) or reply");
        Instant now = clock.instant();
        if (UNTIL_REPLY.equals(given.until)) {
            return now.plus(Wish.Snooze.LONGEST);
        }
        return IsoTime.duration(until).map(now::plus).or(() -> IsoTime.instant(until, community.zone()))
                .orElseThrow(
                        () -> Problem
                                .invalid("until is neither an ISO 8601 time nor a duration above zero nor reply: write "
                                        + "for example 2026-11-23T09:00:00Z or P1D."));
    }

    private static QuestionType type(Correction given) {
        String allowed = "write one of "
                + String.join(", ", Arrays.stream(QuestionType.values()).map(Enum::name).toList());
        String type = Problem.given("type", given.type, allowed).toUpperCase(Locale.ROOT);
        return Arrays.stream(QuestionType.values()).filter(value -> value.name().equals(type)).findFirst()
                .orElseThrow(() -> Problem.invalid("type is not known: " + allowed + "."));
    }

    private static Link.Kind kind(String word) {
        return Link.Kind.of(word).orElseThrow(() -> Problem.invalid("kind is not known: " + KINDS + "."));
    }

    private static <T> T given(@Nullable T body) {
        if (body == null) {
            throw Problem.invalid("The request has no body: send a JSON object.");
        }
        return body;
    }
}
