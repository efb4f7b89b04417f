package dev.tend.ingest.fact;

/**
 * What became of the things told, once it is in Kafka.
 *
 * @param questions how many of them were questions that were not known
 * @param replies how many were replies that were not known
 */
public record Accepted(int facts, int questions, int replies) {

    public static final Accepted NOTHING = new Accepted(0, 0, 0);
}
