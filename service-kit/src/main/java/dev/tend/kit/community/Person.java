package dev.tend.kit.community;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Someone of ours.
 *
 * @param key how {@code community.yaml}, events and the API call them
 * @param name how people call them
 * @param handles their name per kind of place: {@code github}, {@code discourse}, {@code mattermost}, {@code slack} (a member id)
 * @param subject the claim {@code sub} of their tokens, where the file says it
 * @param away when they take no turns, as far as the file says
 * @param hours when they work, where the file says
 */
public record Person(String key, String name, Map<String, String> handles, Optional<String> email,
        Optional<String> subject, List<Absence> away, Optional<WorkingTime> hours) {

    /** Someone who is never away. */
    public Person(String key, String name, Map<String, String> handles, Optional<String> email) {
        this(key, name, handles, email, Optional.empty(), List.of(), Optional.empty());
    }
}
