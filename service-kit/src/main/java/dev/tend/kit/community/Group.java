package dev.tend.kit.community;

import java.util.Map;

/**
 * Several people whom a chat knows under one name, and calls at once.
 *
 * @param handles their name per kind of chat: {@code slack} (a user group's id), {@code mattermost}
 */
public record Group(String key, String name, Map<String, String> handles) {
}
