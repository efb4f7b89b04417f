package dev.tend.kit.consumer;

import org.jspecify.annotations.Nullable;

/**
 * What the database knows of a partition: a row of the table of that name. Public for Jdbi only.
 *
 * @param topicId which Kafka gave the topic when it was made
 * @param historyUntil records with lower offsets were taken in by a database that was lost
 */
public record Reading(String topic, int partition, String topicId, long historyUntil) {

    /** Stands for all partitions that were read before this table was there. */
    static final String ALL = "*";

    /** Stands for the topic's id from when history is known until it was gone back to: a kill in between does not lose it. */
    static final String UNDER_WAY = "";

    /** How a partition is read on, now that this process has it. */
    enum Start {
        /** Where it was left. */
        GO_ON,
        /** Where it was left, or at its beginning: it is read for the first time. */
        FIRST,
        /** From its beginning: the topic was made again, so what was committed means nothing. */
        TOPIC_IS_ANOTHER,
        /** From its beginning: what was taken in from it is not in this database. */
        DATABASE_IS_ANOTHER
    }

    /**
     * @param known what the database knows of the partition; null: nothing
     * @param older whether the database took in events before it kept this
     * @param topicId the id that the topic has now
     * @param committed whether the consumer group has committed an offset
     */
    static Start start(@Nullable Reading known, boolean older, String topicId, boolean committed) {
        if (known != null && known.topicId.equals(UNDER_WAY)) {
            return Start.DATABASE_IS_ANOTHER;
        }
        if (known != null) {
            return known.topicId.equals(topicId) ? Start.GO_ON : Start.TOPIC_IS_ANOTHER;
        }
        return committed && !older ? Start.DATABASE_IS_ANOTHER : Start.FIRST;
    }
}
