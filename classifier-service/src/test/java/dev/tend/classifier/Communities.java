package dev.tend.classifier;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.tend.events.QuestionType;
import dev.tend.kit.community.Classification;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Policy;
import dev.tend.kit.community.Scope;
import dev.tend.kit.community.Source;
import dev.tend.kit.community.Staff;
import dev.tend.kit.community.WorkingTime;

/** Communities that tests of decisions need. */
public final class Communities {

    private Communities() {
    }

    /** One that adds nothing to the built-in rules. */
    public static Community plain() {
        return with(new Classification(Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(), true));
    }

    /** One whose questions age: unanswered after two days, inactive after seven. */
    public static Community ageing() {
        return ageing(Optional.empty());
    }

    /** The same, and who is assigned is silent after so long. */
    public static Community withContributors(Duration silent) {
        Map<String, Duration> thresholds = new LinkedHashMap<>(ageing().policies().get("peer-to-peer").thresholds());
        thresholds.put(Policy.CONTRIBUTOR_SILENT, silent);
        return withThresholds(thresholds);
    }

    /** The same with other thresholds. */
    public static Community withThresholds(Map<String, Duration> thresholds) {
        Community ageing = ageing();
        Policy before = ageing.policies().get("peer-to-peer");
        return with(ageing, Map.of(before.key(),
                new Policy(before.key(), thresholds, before.counts(), before.fits(), before.escalation())));
    }

    /** The same, and what a bot closes is settled whoever waits. */
    public static Community withBotsThatSettle() {
        Community ageing = ageing();
        return new Community(ageing.name(), ageing.zone(), ageing.people(), ageing.staff(), ageing.bots(),
                ageing.sources(), ageing.policies(), ageing.rotations(), ageing.destinations(), ageing.pings(),
                ageing.templates(), ageing.digests(), ageing.responses(),
                new Classification(Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(), true, true),
                ageing.workingTime(), ageing.groups());
    }

    /** The same, and bugs stay without an answer for an hour. */
    public static Community withBugs() {
        Community ageing = ageing();
        Map<String, Policy> policies = new LinkedHashMap<>(ageing.policies());
        SortedSet<String> all = new TreeSet<>();
        policies.put("bugs", new Policy("bugs", Map.of(Policy.UNANSWERED, Duration.ofHours(1)), Optional.empty(),
                Optional.of(new Scope(all, all, all, new TreeSet<>(Set.of(QuestionType.BUG)), all)), Map.of()));
        return with(ageing, policies);
    }

    private static Community with(Community ageing, Map<String, Policy> policies) {
        return new Community(ageing.name(), ageing.zone(), ageing.people(), ageing.staff(), ageing.bots(),
                ageing.sources(), policies, ageing.rotations(), ageing.destinations(), ageing.pings(),
                ageing.templates(), ageing.digests(), ageing.responses(), ageing.classification(),
                ageing.workingTime(), ageing.groups());
    }

    /** The same, in working time. */
    public static Community ageing(Optional<WorkingTime> counts) {
        Map<String, Duration> thresholds = new LinkedHashMap<>();
        thresholds.put(Policy.UNANSWERED, Duration.ofDays(2));
        thresholds.put(Policy.INACTIVE, Duration.ofDays(7));
        Source source = new Source(Story.SOURCE, Source.Kind.GITHUB, "heron/server", List.of(),
                Optional.of("peer-to-peer"), Optional.empty(), URI.create("https://api.github.com"), Optional.empty(),
                "system", Optional.empty());
        Community plain = plain();
        return new Community(plain.name(), plain.zone(), Map.of(), plain.staff(), Map.of(),
                Map.of(source.key(), source),
                Map.of("peer-to-peer", new Policy("peer-to-peer", thresholds, counts, Optional.empty(), Map.of())),
                Map.of(),
                Map.of(), List.of(), Map.of(), Map.of(), Map.of(), plain.classification(), Optional.empty(), Map.of());
    }

    public static Community with(Classification classification) {
        return new Community("Heron", ZoneOffset.UTC, Map.of(), new Staff(Set.of(), Map.of()), Map.of(), Map.of(),
                Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of(), classification,
                Optional.empty(), Map.of());
    }
}
