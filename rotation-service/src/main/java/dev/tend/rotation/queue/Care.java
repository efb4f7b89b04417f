package dev.tend.rotation.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What people here do about a question.
 *
 * @param assignee whose it is: a person's key
 * @param rotation the rotation that gave it to them; null where a person did
 * @param acknowledgedBy who said that they take care of it
 * @param snoozedUntil when it comes back; null unless it is put off
 * @param snoozeNote why it is put off, in a person's words
 * @param actedAt when a person last took it, handed it over or put it off; null before that, and in older rows
 * @param resolution how it was settled here; null unless it was
 * @param links what it belongs to elsewhere, each once, oldest first; they stay when it is opened again
 */
public record Care(@Nullable String assignee, @Nullable String rotation, @Nullable Instant assignedAt,
        @Nullable String acknowledgedBy, @Nullable Instant acknowledgedAt, @Nullable Instant snoozedUntil,
        @Nullable String snoozeNote, @Nullable Resolution resolution, @Nullable Instant actedAt,
        List<Link> links) {

    public static final Care NONE = new Care(null, null, null, null, null, null, null, null, null, List.of());

    /** Rows of older versions have no links. */
    public Care {
        links = links == null ? List.of() : List.copyOf(links);
    }

    /**
     * @param by a person's key
     * @param link what it was settled with: http or https
     */
    public record Resolution(String by, @Nullable String link, @Nullable String note, Instant at) {
    }

    /** It is theirs now; that the one before took care of it says nothing any more. */
    public Care assigned(String person, @Nullable String byRotation, Instant at) {
        return new Care(person, byRotation, at, null, null, snoozedUntil, snoozeNote, resolution,
                byRotation == null ? at : actedAt, links);
    }

    public Care acknowledged(String by, Instant at) {
        return new Care(assignee, rotation, assignedAt, by, at, snoozedUntil, snoozeNote, resolution, at, links);
    }

    public Care snoozed(Instant until, @Nullable String note, Instant at) {
        return new Care(assignee, rotation, assignedAt, acknowledgedBy, acknowledgedAt, until, note, resolution,
                at, links);
    }

    public Care awake() {
        return new Care(assignee, rotation, assignedAt, acknowledgedBy, acknowledgedAt, null, null, resolution,
                actedAt, links);
    }

    /** What is settled is not put off any more. */
    public Care resolved(Resolution how) {
        return new Care(assignee, rotation, assignedAt, acknowledgedBy, acknowledgedAt, null, null, how, actedAt,
                links);
    }

    /** A link of the same address is replaced. */
    public Care linked(Link link) {
        return new Care(assignee, rotation, assignedAt, acknowledgedBy, acknowledgedAt, snoozedUntil, snoozeNote,
                resolution, actedAt,
                Stream.concat(links.stream().filter(other -> !other.url().equals(link.url())), Stream.of(link))
                        .toList());
    }

    public Optional<Link> link(String url) {
        return links.stream().filter(link -> link.url().equals(url)).findFirst();
    }

    /** The same without what people noted for each other. */
    Care withoutNotes() {
        return new Care(assignee, rotation, assignedAt, acknowledgedBy, acknowledgedAt, snoozedUntil, null,
                resolution == null ? null : new Resolution(resolution.by, resolution.link, null, resolution.at),
                actedAt, links);
    }

    /** Open again, and still theirs. */
    public Care reopened() {
        return new Care(assignee, rotation, assignedAt, null, null, null, null, null, actedAt, links);
    }
}
