package dev.tend.kit.community;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import java.util.Set;

/**
 * People who take turns.
 *
 * @param members keys of people; turns go alphabetically by name
 * @param every how long a turn is, in days, weeks or months
 * @param starts when the first turn starts, in local wall time of the community's zone
 * @param sources the sources whose questions it takes; empty: all
 */
public record Rotation(String key, List<String> members, Period every, LocalDateTime starts, Set<String> sources) {

    public boolean takes(String source) {
        return sources.isEmpty() || sources.contains(source);
    }
}
