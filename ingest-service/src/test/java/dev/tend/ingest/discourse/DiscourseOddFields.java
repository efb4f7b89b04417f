package dev.tend.ingest.discourse;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.ingest.Lumen;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.source.Identity;

/** Translates for tests of other packages, with a forum of which nothing was learned. */
public final class DiscourseOddFields {

    private DiscourseOddFields() {
    }

    public static Translation translate(String event, JsonNode payload, Instant now) {
        return DiscourseWebhooks.translate(event, payload, Lumen.community().sources().get("forum"), Lumen.community(),
                Learned.NOTHING, Identity.unknown(Lumen.community().sources().get("forum")), now);
    }
}
