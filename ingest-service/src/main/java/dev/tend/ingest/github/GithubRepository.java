package dev.tend.ingest.github;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.QuestionId;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.source.Identity.Heard;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/** Reads what GitHub says about a repository itself. */
public final class GithubRepository {

    private GithubRepository() {
    }

    /** Returns which repository a webhook is about; empty where it names none. */
    public static Optional<Heard> heard(String event, JsonNode payload) {
        JsonNode repository = payload.path("repository");
        String name = repository.path("full_name").asText();
        return name.isBlank()
                ? Optional.empty()
                : Optional.of(new Heard(id(repository), name,
                        event.equals("repository") ? former(payload, name) : Optional.empty()));
    }

    /** Returns which repository the API showed when it was asked for one of this name. */
    static Heard found(JsonNode repository, String asked) {
        return new Heard(id(repository), Json.textIfAny(repository, "full_name").orElse(asked), Optional.of(asked));
    }

    private static String id(JsonNode repository) {
        return repository.path("id").isIntegralNumber() ? repository.path("id").asText() : "";
    }

    /** The full name before a renaming or a transfer. */
    private static Optional<String> former(JsonNode payload, String fullName) {
        JsonNode changes = payload.path("changes");
        String[] now = fullName.split("/", 2);
        JsonNode from = changes.path("owner").path("from");
        String owner = from.path("organization").path("login").asText(from.path("user").path("login").asText());
        String name = changes.path("repository").path("name").path("from").asText();
        return owner.isEmpty() && name.isEmpty() || now.length < 2
                ? Optional.empty()
                : Optional.of((owner.isEmpty() ? now[0] : owner) + "/" + (name.isEmpty() ? now[1] : name));
    }

    /** Returns the id of a question in a repository, as its source spells it if it is one of ours. */
    static String question(Community community, String repository, long number) {
        String place = community.sources().values().stream()
                .filter(source -> source.kind() == Source.Kind.GITHUB && source.place().equalsIgnoreCase(repository))
                .map(Source::place).findFirst().orElse(repository);
        return QuestionId.of(Source.Kind.GITHUB.word(), place, number);
    }
}
