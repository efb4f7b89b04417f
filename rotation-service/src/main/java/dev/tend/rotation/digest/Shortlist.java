package dev.tend.rotation.digest;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

import dev.tend.rotation.queue.Outline;

/**
 * The beginning of a list: as many questions as an event holds. A message in chat can hold fewer, and an event of a thousand
 * questions would be too large for Kafka. All others are counted only, so that memory does not grow with the list.
 */
public final class Shortlist {

    static final int MOST = 100;

    /** @param section the index of the part of the list that it is in */
    record Entry(int section, Urgent urgent, Outline question) {
    }

    private static final Comparator<Entry> ORDER = Comparator.comparingInt(Entry::section)
            .thenComparing(Entry::urgent).thenComparing(entry -> entry.question().postedAt())
            .thenComparing(entry -> entry.question().id());

    private final PriorityQueue<Entry> first = new PriorityQueue<>(ORDER.reversed());
    private BigInteger marks = BigInteger.ZERO;
    private int count;

    /** @param title of the part of the list that it is in; empty where it has none */
    public void add(int section, String title, Urgent urgent, Outline question) {
        count++;
        marks = marks.add(mark(title + "\n" + urgent + "\n" + question.id()));
        Entry entry = new Entry(section, urgent, question);
        if (first.size() < MOST) {
            first.add(entry);
        } else if (ORDER.compare(entry, first.peek()) < 0) {
            first.poll();
            first.add(entry);
        }
    }

    /** In the order of the list. */
    List<Entry> first() {
        return first.stream().sorted(ORDER).toList();
    }

    List<String> ids() {
        return first.stream().map(entry -> entry.question().id()).toList();
    }

    public int count() {
        return count;
    }

    /** The same for lists that people would call the same: these questions in these sections, as urgent as before. */
    String fingerprint() {
        return UUID.nameUUIDFromBytes((count + " " + marks).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static BigInteger mark(String text) {
        UUID hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        return BigInteger.valueOf(hash.getMostSignificantBits()).shiftLeft(Long.SIZE)
                .add(BigInteger.valueOf(hash.getLeastSignificantBits()));
    }
}
