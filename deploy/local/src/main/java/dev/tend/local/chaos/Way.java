package dev.tend.local.chaos;

import java.util.stream.Stream;

/** The ways into a chat, by the channels and the destinations of the community file. */
enum Way {
    SLACK_API("slackapi", "slack-api", true), MATTERMOST_API("mattermostapi", "mattermost-api", true), SLACK_HOOK(
            "slackhook", "slack-hook", false),
    MATTERMOST_HOOK("mattermosthook", "mattermost-hook", false);

    private final String channel;
    private final String destination;
    private final boolean canBeLookedAt;

    Way(String channel, String destination, boolean canBeLookedAt) {
        this.channel = channel;
        this.destination = destination;
        this.canBeLookedAt = canBeLookedAt;
    }

    static Way to(String destination) {
        return Stream.of(values()).filter(way -> way.destination.equals(destination)).findFirst().orElseThrow();
    }

    String channel() {
        return channel;
    }

    String destination() {
        return destination;
    }

    /** Whether Tend can see whether a message has arrived. Where it can't, it may tell twice, and has to say so. */
    boolean canBeLookedAt() {
        return canBeLookedAt;
    }
}
