package dev.tend.notifier;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Destination;
import dev.tend.notifier.log.LogSink;
import dev.tend.notifier.mattermost.ButtonKeys;
import dev.tend.notifier.mattermost.MattermostApi;
import dev.tend.notifier.mattermost.MattermostWebhook;
import dev.tend.notifier.sink.ChatHttp;
import dev.tend.notifier.sink.Sink;
import dev.tend.notifier.slack.SlackApi;
import dev.tend.notifier.slack.SlackWebhook;

/** The destinations of {@code community.yaml}, each with its sink. */
@ApplicationScoped
public class Destinations {

    private static final URI SLACK = URI.create("https://slack.com/api");

    private final Map<String, Destination> destinations;
    private final Map<String, Sink> sinks = new LinkedHashMap<>();
    private final Optional<String> publicUrl;

    Destinations(Community community, ChatHttp http, Clock clock,
            @ConfigProperty(name = "tend.notifier.public-url") Optional<String> publicUrl) {
        this.destinations = community.destinations();
        this.publicUrl = publicUrl.map(Destinations::withoutSlash);
        destinations.forEach((key, destination) -> sinks.put(key, sink(destination, http, clock)));
    }

    private Sink sink(Destination destination, ChatHttp http, Clock clock) {
        return switch (destination.kind()) {
            case LOG -> new LogSink();
            case SLACK -> destination.url().<Sink>map(url -> new SlackWebhook(http, url))
                    .orElseGet(() -> new SlackApi(http, api(destination), destination.token().orElseThrow(),
                            destination.channel().orElseThrow()));
            case MATTERMOST -> destination.url()
                    .<Sink>map(url -> new MattermostWebhook(http, url, keys(destination, clock), clock))
                    .orElseGet(() -> new MattermostApi(http, api(destination), destination.token().orElseThrow(),
                            destination.channel().orElseThrow(), keys(destination, clock), clock));
        };
    }

    private static URI api(Destination destination) {
        return URI.create(withoutSlash(destination.api().orElse(SLACK).toString()));
    }

    private Optional<ButtonKeys> keys(Destination destination, Clock clock) {
        return destination.signingSecret().flatMap(secret -> publicUrl
                .map(url -> new ButtonKeys(url + "/actions/mattermost", destination.key(), secret, clock)));
    }

    private static String withoutSlash(String url) {
        return url.replaceFirst("/+$", "");
    }

    public Collection<Destination> all() {
        return destinations.values();
    }

    public Optional<Destination> get(String key) {
        return Optional.ofNullable(destinations.get(key));
    }

    public Sink sink(Destination destination) {
        return sinks.get(destination.key());
    }

    /** Lines in the own log crowd nobody: they need no pace and no bundles. */
    public static boolean isLog(Destination destination) {
        return destination.kind() == Destination.Kind.LOG;
    }

    /** Whether messages can be changed there after they were posted. */
    public static boolean canEdit(Destination destination) {
        return !isLog(destination) && !destination.isWebhook();
    }

    /** In words, for operators: the destination and, where Tend knows it, the channel. */
    public static String inWords(Destination destination) {
        return "destination " + destination.key()
                + destination.channel().map(channel -> ", channel " + channel).orElse("");
    }

    public static Duration pace(Destination destination) {
        return isLog(destination) ? Duration.ZERO : destination.pace();
    }
}
