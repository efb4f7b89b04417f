package dev.tend.ingest.webhook;

import java.time.Instant;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.ingest.discourse.Categories;
import dev.tend.ingest.discourse.DiscourseForum;
import dev.tend.ingest.discourse.DiscourseWebhooks;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.github.GithubRepository;
import dev.tend.ingest.github.GithubWebhooks;
import dev.tend.ingest.source.Identities;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/** Translates webhooks by the kind of their source. */
@ApplicationScoped
class Translator {

    private final Community community;
    private final Categories categories;
    private final Identities identities;

    Translator(Community community, Categories categories, Identities identities) {
        this.community = community;
        this.categories = categories;
        this.identities = identities;
    }

    /** Notes what a webhook says of its place itself: which repository or forum it is. */
    void hear(Source source, String event, JsonNode payload, Function<String, @Nullable String> headers) {
        (source.kind() == Source.Kind.GITHUB
                ? GithubRepository.heard(event, payload)
                : DiscourseForum.heard(headers.apply("X-Discourse-Instance"), source))
                .ifPresent(heard -> identities.hear(source, heard));
    }

    /**
     * Says what a webhook tells.
     *
     * @param event as its header names it
     * @param at when it was received
     * @throws dev.tend.ingest.payload.Malformed if it holds something that is needed and can't be read
     */
    Translation translate(Source source, String event, JsonNode payload, Instant at) {
        return source.kind() == Source.Kind.GITHUB
                ? GithubWebhooks.translate(event, payload, source, community, identities.of(source), at)
                : DiscourseWebhooks.translate(event, payload, source, community, categories.of(source.key()),
                        identities.of(source), at);
    }
}
