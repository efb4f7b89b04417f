package dev.tend.classifier.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tend.classifier.Communities;
import dev.tend.classifier.turn.Fact;
import dev.tend.classifier.turn.Facts;
import dev.tend.classifier.turn.StaleNotices;
import dev.tend.classifier.turn.Thanks;
import dev.tend.classifier.type.Classifier;
import dev.tend.classifier.type.RuleFile;
import dev.tend.events.Event;
import dev.tend.events.EventData;
import dev.tend.events.TriageEvent;
import dev.tend.events.TriageStatus;
import dev.tend.kit.community.Community;

/** Keeps one question as the service does, without a database: what came in, what is kept, what was told. */
final class Books {

    private static final RuleFile RULES = RuleFile.builtIn();
    private static final Community COMMUNITY = Communities.ageing();
    private static final Facts FACTS = new Facts(new StaleNotices(RULES, COMMUNITY),
            new Thanks(RULES));

    /** It takes long to make the rules ready. */
    private static final Map<Community, Round> ROUNDS = Collections.synchronizedMap(new IdentityHashMap<>());

    private final Round round;
    private final Set<String> seen = new HashSet<>();
    private Dossier dossier;

    final List<TriageEvent> told = new ArrayList<>();
    final List<Event<?>> events = new ArrayList<>();

    Books(String question) {
        this(question, COMMUNITY);
    }

    Books(String question, Community community) {
        round = ROUNDS.computeIfAbsent(community, each -> new Round(new Classifier(RULES, each), each));
        dossier = Dossier.of(question);
    }

    void take(Instant now, List<? extends Event<?>> batch) {
        List<Event<?>> fresh = new ArrayList<>();
        batch.stream().filter(event -> seen.add(event.id())).forEach(fresh::add);
        List<Fact> news = fresh.stream().flatMap(event -> FACTS.of(event).stream()).toList();
        if (!news.isEmpty()) {
            Optional<News.Content> content = fresh.stream().flatMap(event -> QuestionHandler.content(event).stream())
                    .reduce((one, other) -> other.card().isNewerThan(one.card()) ? other : one);
            decide(News.of(news, content), now);
        }
    }

    /** Forgets the events, as an inbox does after a while. */
    void forgetIds() {
        seen.clear();
    }

    void timeGoesBy(Instant now) {
        decide(News.none(0, now), now);
    }

    private void decide(News news, Instant now) {
        Outcome outcome = round.decide(dossier, news, now);
        Dossier kept = outcome.kept();
        dossier = outcome.removed()
                ? kept.with(kept.facts().stream()
                        .filter(fact -> fact.kind().outlivesRemoval()).toList(), kept.deadlines())
                : kept;
        outcome.events().forEach(event -> {
            told.add((TriageEvent) event.data());
            events.add(event);
        });
    }

    Dossier dossier() {
        return dossier;
    }

    TriageStatus status() {
        return told.get(told.size() - 1).status();
    }

    <T extends EventData> List<T> told(Class<T> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
