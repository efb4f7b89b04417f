package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small file that is right, to be made wrong in one place; and the environment that goes with all samples. */
final class Example {

    static final String SMALL = """
        community: Larkspur
        zone: Europe/Lisbon
        people:
          mara: {name: Mara, handles: {github: mara-dev}}
          jo: {name: Jo, handles: {github: jo-codes}}
        sources:
          core: {kind: github, location: larkspur/core, policy: two-days}
          forum: {kind: discourse, location: "https://forum.larkspur.example"}
        policies:
          two-days: {unanswered: P2D}
        rotations:
          support: {members: [jo, mara], starts: "2026-11-23T09:00"}
        destinations:
          square: {kind: slack, url: "${SQUARE_HOOK}"}
        pings:
          - {when: {event: question-typed}, to: square}
        digests:
          open: {rotation: support, to: square, at: "09:00"}
        classification:
          labels: {kind/bug: BUG}
        """;

    static final Map<String, String> ENVIRONMENT = Map.ofEntries(Map.entry("CORE_SECRET", "canary-core"),
            Map.entry("CORE_SECRET_OLD", "canary-core-old"), Map.entry("GITHUB_TOKEN", "canary-github"),
            Map.entry("FORUM_SECRET", "canary-forum\n"), Map.entry("FORUM_TOKEN", "canary-forum-token"),
            Map.entry("SQUARE_HOOK", "https://hooks.slack.example/canary-square"),
            Map.entry("MATTERMOST_HOOK", "https://chat.larkspur.example/hooks/canary-mattermost"),
            Map.entry("SLACK_TOKEN", "canary-slack"), Map.entry("SLACK_SIGNING", "canary-signing"),
            Map.entry("MATTERMOST_TOKEN", "canary-mattermost-token"), Map.entry("HOOK_PATH", "canary-path"),
            Map.entry("PLAIN", "http://hooks.example/canary-plain"), Map.entry("GARBAGE", "canary garbage"),
            Map.entry("EMPTY", " "));

    /** Where the files are that a sample names. */
    static final Path FOLDER = Path.of("src/test/resources/dev/tend/kit/community");

    private Example() {
    }

    /** The sample that uses every key. */
    static String full() {
        try (InputStream sample = Example.class.getResourceAsStream("full.yaml")) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String small(String from, String to) {
        assertThat(SMALL).containsOnlyOnce(from);
        return SMALL.replace(from, to);
    }

    static Community read(String yaml) throws InvalidCommunity {
        return read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    static Community read(byte[] yaml) throws InvalidCommunity {
        return CommunityFile.read(FOLDER.resolve("community.yaml").toString(), yaml, new Environment(ENVIRONMENT))
                .community();
    }

    /** Each as {@code LINE: what: remedy}. */
    static List<String> problems(String yaml) {
        return problems(yaml.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> problems(byte[] yaml) {
        try {
            read(yaml);
            return List.of();
        } catch (InvalidCommunity e) {
            return e.problems().stream().map(found -> found.line() + ": " + found.message() + ": " + found.remedy())
                    .toList();
        }
    }
}
