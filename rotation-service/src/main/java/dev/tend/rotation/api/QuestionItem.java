package dev.tend.rotation.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.kit.community.Community;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Question;

/**
 * A question for readers of the API.
 *
 * @param key what URLs use
 * @param confidence that it is of this type, from 0 to 1
 * @param reasons why it is of this type, most telling first
 * @param awaiting whose turn it is
 * @param aged which of its policy's thresholds have passed
 * @param history whether nobody is pinged about it: it was asked before Tend began to watch, and nothing happened since
 * @param assignee a person's key; null while it is nobody's
 * @param suggestedResponses texts to answer with, by {@code responses} of community.yaml: ways to say the same, the first to be
 *            preferred. Plain text; nobody posts it. Empty where none fits and where it is settled
 */
@Schema(requiredProperties = { "id", "key", "url", "title", "source", "kind", "type", "confidence", "reasons", "flags",
        "labels", "visibility", "author", "state", "awaiting", "postedAt", "lastActivityAt", "answered", "aged",
        "history", "suggestedResponses", "links"})
public record QuestionItem(String id, UUID key, String url, String title, @Nullable String excerpt, String source,
        String kind, QuestionType type, double confidence, List<String> reasons, List<String> flags,
        List<String> labels, @Nullable String category, Visibility visibility, Author author, QuestionState state,
        Turn awaiting, Instant postedAt, Instant lastActivityAt, boolean answered, List<String> aged,
        @Nullable String assignee, @Nullable Instant assignedAt, @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt, @Nullable Instant snoozedUntil, @Nullable String snoozeNote,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt, @Nullable String resolvedLink, @Nullable String resolvedNote, boolean history,
        List<String> suggestedResponses, List<LinkView> links) {

    /**
     * @param kind ticket, documentation, idea or other
     * @param by a person's key
     */
    @Schema(requiredProperties = { "kind", "url", "by", "at"})
    public record LinkView(String kind, String url, String by, Instant at) {
    }

    static QuestionItem of(Question question, Community community) {
        QuestionSummary summary = question.summary();
        Care care = question.care();
        Care.Resolution resolution = care.resolution();
        return new QuestionItem(question.id(), question.key(), summary.url(), summary.title(), question.excerpt(),
                summary.source(), summary.kind(), summary.type(), question.typing().confidence(),
                question.typing().reasons(), summary.flags(), summary.labels(), summary.category(),
                summary.visibility(), summary.author(), question.state(), question.awaiting(),
                summary.postedAt(), question.status().lastActivityAt(), question.status().answered(),
                question.status().aged(), care.assignee(), care.assignedAt(), care.acknowledgedBy(),
                care.acknowledgedAt(), care.snoozedUntil(), care.snoozeNote(),
                resolution == null ? null : resolution.by(),
                resolution == null ? null : resolution.at(), resolution == null ? null : resolution.link(),
                resolution == null ? null : resolution.note(), question.status().silent(),
                community.responsesTo(summary, question.state() == QuestionState.SETTLED),
                care.links().stream().map(link -> new LinkView(link.kind().word(), link.url(), link.by(), link.at()))
                        .toList());
    }
}
