package dev.tend.ingest.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.QuestionId;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Telling.SourceShown;
import dev.tend.ingest.fact.Telling.Why;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.poll.Api;
import dev.tend.ingest.poll.Items;
import dev.tend.ingest.poll.Reader;
import dev.tend.ingest.source.Identities;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/**
 * Reads the issues and comments of a repository over REST (https://docs.github.com/en/rest/issues), and its discussions over
 * GraphQL, which needs a token.
 */
@ApplicationScoped
public class GithubReader implements Reader {

    private static final Pattern SINCE = Pattern.compile("[?&]since=([^&]+)");
    private static final Pattern ISSUE = Pattern.compile("/issues/(\\d{1,15})$");
    private static final Duration REMEMBER_VISIBILITY = Duration.ofMinutes(10);

    private final Api api;
    private final GithubDiscussions discussions;
    private final GithubLook again;
    private final Identities identities;
    private final Community community;
    private final Clock clock;
    private final Map<String, Seen> visibilities = new ConcurrentHashMap<>();

    GithubReader(Api api, GithubDiscussions discussions, GithubLook again, Identities identities, Community community,
            Clock clock) {
        this.api = api;
        this.discussions = discussions;
        this.again = again;
        this.identities = identities;
        this.community = community;
        this.clock = clock;
    }

    private record Seen(Visibility visibility, Instant at) {
    }

    @Override
    public Source.Kind kind() {
        return Source.Kind.GITHUB;
    }

    @Override
    public List<String> streams(Source source) {
        return source.token().isPresent()
                ? List.of("issues", "comments", "discussions")
                : List.of("issues", "comments");
    }

    @Override
    public Page read(Reading reading, String stream, Optional<String> position, Optional<String> etag) {
        Seen seen = visibility(reading.source());
        GithubPlace place = place(reading.source(), reading.via());
        Page page = read(reading, place, stream, position, etag);
        // First, so that what the page tells is known to be private.
        return page.after(new SourceShown(reading.source().key(), seen.visibility, seen.at));
    }

    private Page read(Reading reading, GithubPlace place, String stream, Optional<String> position,
            Optional<String> etag) {
        if (stream.equals("discussions")) {
            return discussions.read(reading, place, position);
        }
        String target = position.orElseGet(() -> first(reading, stream));
        Api.Answer answer = api.get(reading.source(), target, etag);
        if (answer.unchanged() || answer.gone()) {
            return Page.EMPTY;
        }
        List<Telling> tellings = new ArrayList<>();
        Instant newest = Instant.EPOCH;
        Items items = new Items();
        boolean issues = stream.equals("issues");
        for (JsonNode item : list(answer.body())) {
            String kind = issues ? "issue" : "comment";
            JsonNode id = item.path(issues ? "number" : "id");
            Optional<Instant> at = items.read(kind, id, () -> GithubPlace.updatedAt(item));
            newest = at.filter(newest::isBefore).orElse(newest);
            at.flatMap(known -> items.read(kind, id, () -> tellings(reading, place, issues, item)))
                    .ifPresent(tellings::addAll);
        }
        return new Page(tellings, next(reading, target, answer, newest), Optional.of(newest), answer.etag(),
                items.skipped());
    }

    @Override
    public Look look(Source source, Known known, Instant now) {
        return again.look(place(source, Via.POLL), identities.of(source), known, now);
    }

    private GithubPlace place(Source source, Via via) {
        // Asked first: its answer may say that the repository has another name now.
        Visibility visibility = visibility(source).visibility;
        return new GithubPlace(source, community, visibility, via, identities.of(source).origin());
    }

    private static List<Telling> tellings(Reading reading, GithubPlace place, boolean issue, JsonNode item) {
        return reading.until().map(until -> Json.time(item, "created_at").isBefore(until)).orElse(true)
                ? issue ? issue(reading, place, item) : comment(place, item)
                : List.of();
    }

    private static String first(Reading reading, String stream) {
        // History is read in the order in which it was written, which does not change while it is read.
        String order = reading.via() == Via.BACKFILL ? "created" : "updated";
        return "/repos/" + reading.source().place()
                + (stream.equals("issues") ? "/issues?state=all&" : "/issues/comments?")
                + "sort=" + order + "&direction=asc&per_page=100&since=" + Api.encode(reading.since().toString());
    }

    /**
     * What changes while pages are read moves to the end of the list, and all behind it one place to the front. So the poll goes on
     * by time where it can, and by the number of the page only among changes of the same second.
     */
    private static Optional<String> next(Reading reading, String target, Api.Answer answer, Instant newest) {
        Matcher since = SINCE.matcher(target);
        boolean byTime = reading.via() == Via.POLL && answer.next().isPresent() && since.find()
                && newest.isAfter(Instant.parse(java.net.URLDecoder.decode(since.group(1),
                        java.nio.charset.StandardCharsets.UTF_8)));
        return byTime
                ? Optional.of(first(reading(reading, newest), target.contains("/comments?") ? "comments" : "issues"))
                : answer.next();
    }

    private static Reading reading(Reading reading, Instant since) {
        return new Reading(reading.source(), reading.via(), since, reading.until(), reading.now());
    }

    private static Iterable<JsonNode> list(JsonNode body) {
        if (!body.isArray()) {
            throw new Api.Failed("an answer that is not as documented: not a list");
        }
        return body;
    }

    private static List<Telling> issue(Reading reading, GithubPlace place, JsonNode issue) {
        if (issue.hasNonNull("pull_request")) {
            return List.of();
        }
        // The comments of before are not read: the list of comments begins then, too.
        boolean older = Json.time(issue, "created_at").isBefore(reading.since())
                && GithubPlace.comments(issue).filter(comments -> comments > 0).isPresent();
        return List.of(place.sighting(issue, Why.CURRENT, null, older ? reading.since() : null),
                place.closedOrOpen(issue));
    }

    private static List<Telling> comment(GithubPlace place, JsonNode comment) {
        Matcher issue = ISSUE.matcher(Json.text(comment, "issue_url"));
        if (!issue.find() || Json.text(comment, "html_url").contains("/pull/")) {
            return List.of();
        }
        return List.of(place.reply(QuestionId.of("github", place.origin(), issue.group(1)), comment));
    }

    private Seen visibility(Source source) {
        Instant now = clock.instant();
        Seen seen = visibilities.get(source.key());
        if (seen == null || seen.at.plus(REMEMBER_VISIBILITY).isBefore(now)) {
            JsonNode repository = api.get(source, "/repos/" + source.place(), Optional.empty()).body();
            identities.hear(source, GithubRepository.found(repository, source.place()));
            seen = new Seen(GithubPlace.visibility(repository, source), now);
            visibilities.put(source.key(), seen);
        }
        return seen;
    }
}
