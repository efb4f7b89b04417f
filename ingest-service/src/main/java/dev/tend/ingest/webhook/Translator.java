package dev.tend.ingest.webhook;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.ingest.discourse.Categories;
import dev.tend.ingest.discourse.DiscourseWebhooks;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.github.GithubWebhooks;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/** Translates webhooks by the kind of their source. */
@ApplicationScoped
class Translator {

    private final Community community;
    private final Categories categories;

    Translator(Community community, Categories categories) {
        this.community = community;
        this.categories = categories;
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
                ? GithubWebhooks.translate(event, payload, source, community, at)
                : DiscourseWebhooks.translate(event, payload, source, community, categories.of(source.key()), at);
    }
}
