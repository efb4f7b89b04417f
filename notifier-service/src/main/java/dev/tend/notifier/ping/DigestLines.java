package dev.tend.notifier.ping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import dev.tend.events.DigestDue;
import dev.tend.events.EventType;
import dev.tend.kit.community.Destination;
import dev.tend.notifier.message.Details;

/** Which lines of a digest may be told at a destination, and still have something to say. */
final class DigestLines {

    private DigestLines() {
    }

    /** What is known before a question's own events are heard: what the digest says of it. */
    static DigestDue readable(DigestDue digest, Destination destination) {
        return with(digest, digest.items().stream().filter(
                item -> destination.holdsPrivate() || item.summary().mayBePublic()).toList());
    }

    /** The same where it was not written for this destination: at a public one only what everybody may read is counted. */
    static DigestDue readable(DigestDue list, @Nullable Integer morePublic, Destination destination) {
        DigestDue lines = readable(list, destination);
        return destination.holdsPrivate()
                ? lines
                : new DigestDue(lines.digest(), lines.destination(), lines.person(), lines.dueAt(), lines.items(),
                        lines.unchangedSince(), morePublic, lines.report(), lines.digests());
    }

    /** The last look before it is sent. */
    static DigestDue asOfNow(Handle handle, DigestDue digest, Destination destination) {
        Map<String, QuestionStatus> known = handle
                .createQuery(
                        "select question, status, summary, assignee, taken_at from question_status where question = any(:ids)")
                .bindArray("ids", String.class, questions(digest))
                .map((row, context) -> Questions.read(row)).list().stream()
                .filter(question -> question.status() != null)
                .collect(Collectors.toMap(QuestionStatus::question, Function.identity()));
        return asOfNow(readable(shown(handle, digest, destination), destination), known, destination);
    }

    /**
     * "Unchanged" is said of a list that was seen there, and of what one person gets by that person. One that the chat server never
     * took is shown whole.
     */
    private static DigestDue shown(Handle handle, DigestDue digest, Destination destination) {
        if (digest.unchangedSince() == null || handle.createQuery("""
            select exists (select from ping where question = :digest and destination = :destination
              and state = 'SENT' and reason collate "C" >= :since
              and (:person::text is null or right(reason, length(:person) + 1) = ':' || :person))""")
                .bind("digest", digest.subject())
                .bind("destination", destination.key()).bind("since", reason(digest.unchangedSince()))
                .bind("person", digest.digests() == null ? null : digest.person())
                .mapTo(Boolean.class).one()) {
            return digest;
        }
        return new DigestDue(digest.digest(), digest.destination(), digest.person(), digest.dueAt(), digest.items(),
                null, digest.more(), digest.report(), digest.digests());
    }

    /** What tells one posting of a digest from another, in the order of their times. */
    static String reason(Instant due) {
        return EventType.DIGEST_DUE.eventName() + "@" + due;
    }

    static DigestDue asOfNow(DigestDue digest, Map<String, QuestionStatus> known, Destination destination) {
        DigestDue left = with(digest, digest.items().stream()
                .filter(item -> isTold(item, known.get(item.question()), destination)).toList());
        return digest.report() == null
                ? left
                : reporting(left, digest.report().stream().map(part -> new DigestDue.Part(part.title(), part.counts(),
                        part.entries().stream().map(entry -> new DigestDue.Entry(entry.text(), entry.links().stream()
                                .filter(link -> isReadable(known.get(link.question()), destination)).toList()))
                                .toList()))
                        .toList());
    }

    private static List<String> questions(DigestDue digest) {
        return List.copyOf(addresses(digest).keySet());
    }

    /** The questions that it names, each with the address to which it links. */
    static Map<String, String> addresses(DigestDue digest) {
        Map<String, String> addresses = new LinkedHashMap<>();
        digest.items().forEach(item -> addresses.put(item.question(), item.summary().url()));
        Stream.ofNullable(digest.report()).flatMap(List::stream).flatMap(part -> part.entries().stream())
                .flatMap(entry -> entry.links().stream())
                .forEach(link -> addresses.putIfAbsent(link.question(), link.url()));
        return addresses;
    }

    /** What may be settled meanwhile, but not hidden or removed. */
    private static boolean isReadable(@Nullable QuestionStatus question, Destination destination) {
        return question == null || question.summary() != null && Decision.allows(destination, question);
    }

    private static DigestDue reporting(DigestDue digest, List<DigestDue.Part> report) {
        return new DigestDue(digest.digest(), digest.destination(), digest.person(), digest.dueAt(), digest.items(),
                digest.unchangedSince(), digest.more(), report, digest.digests());
    }

    /** One that is listed since it is settled is told all the same. */
    private static boolean isTold(DigestDue.Item item, @Nullable QuestionStatus question, Destination destination) {
        return isReadable(question, destination)
                && (question == null || item.settledAt() != null || !question.isSettled());
    }

    private static DigestDue with(DigestDue digest, List<DigestDue.Item> items) {
        return new DigestDue(digest.digest(), digest.destination(), digest.person(), digest.dueAt(), items,
                digest.unchangedSince(), digest.more(), digest.report(), digest.digests());
    }

    /** @param before the list as it was queued */
    static Decision decide(DigestDue before, Ping ping, Instant now) {
        Details details = ping.details();
        if (details.until() != null && !now.isBefore(details.until())) {
            return new Decision.Drop("its time has passed");
        }
        if (details.event() != EventType.DIGEST_DUE) {
            return Decision.isTriedForLongEnough(ping, now) ? new Decision.GiveUp() : new Decision.Tell();
        }
        return !before.items().isEmpty() && details.digest().items().isEmpty()
                ? new Decision.Drop("nothing that was on it is open any more, or may be read here")
                : new Decision.Tell();
    }
}
