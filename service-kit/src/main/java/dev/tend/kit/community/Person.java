package dev.tend.kit.community;

import java.util.Map;
import java.util.Optional;

/**
 * Someone of ours.
 *
 * @param key how {@code community.yaml}, events and the API call them
 * @param name how people call them
 * @param handles their name per kind of place: {@code github}, {@code discourse}, {@code mattermost}, {@code slack} (a member id)
 */
public record Person(String key, String name, Map<String, String> handles, Optional<String> email) {
}
