package dev.tend.classifier.question;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tend.classifier.age.Ageing;
import dev.tend.classifier.turn.Fact;
import dev.tend.classifier.turn.History;
import dev.tend.classifier.turn.Standing;
import dev.tend.classifier.type.Classifier;
import dev.tend.classifier.type.Typing;
import dev.tend.events.QuestionState;
import dev.tend.events.TriageStatus;
import dev.tend.events.Turn;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Policy;

/**
 * Decides what becomes of a question when something has come in, or its time has come. No I/O; the same for the same input. What
 * is kept and told follows from all facts together, so that it does not matter in which order and in which batches they come.
 */
@ApplicationScoped
class Round {

    /** Events reach the classifier sooner than this, as long as Tend runs. */
    private static final Duration OLD_NEWS = Duration.ofDays(1);

    private final Classifier classifier;
    private final Community community;

    Round(Classifier classifier, Community community) {
        this.classifier = classifier;
        this.community = community;
    }

    Outcome decide(Dossier before, News told, Instant now) {
        News news = told.without(before.facts());
        List<Fact> facts = Stream.concat(before.facts().stream(), news.facts().stream()).toList();
        Optional<News.Content> content = news.content().filter(found -> found.card().isNewerThan(before.card()));
        Card newest = content.map(News.Content::card).orElse(before.card());
        if (newest == null) {
            return new Outcome(before.with(facts), news.facts(), null, List.of(), List.of(), false, false,
                    List.of());
        }
        Typing typing = typing(before, newest, content);
        Standing standing = History.read(newest.asked(), community.classification().botsSettle(), facts);
        Card kept = standing.isRemoved() ? newest.erased() : newest;
        Card card = kept.readableNow(facts);
        Typing said = standing.correction()
                .map(correction -> typing.correctedTo(correction.type(), community.nameOf(correction.by())))
                .orElse(card.author().bot() ? typing.ofBot() : typing);
        Optional<Policy> policy = community.policyOf(card.summary(said));
        Ageing ageing = Ageing.of(standing, policy, before.deadlines(), now);

        TriageStatus status = Telling.status(standing, card, ageing.aged());
        // Readers may know an old question by higher revisions than ours, of a database that was lost.
        long revision = mayBeToldAlready(before, news, now)
                ? Math.max(before.revision(), now.getEpochSecond())
                : before.revision();
        Telling telling = new Telling(before, card, said, status, news, revision);
        String toldType = standing.isRemoved() ? before.toldType() : telling.typed(policy.map(Policy::key));
        if (isSettledNow(before, standing)) {
            telling.settled(standing);
        } else if (before.told() != null && isOpenAgain(news, standing)) {
            telling.turn(standing, Turn.NOBODY);
        } else if (before.told() != null && hasMoved(before.told(), status)) {
            telling.turn(standing, before.told().awaiting());
        }
        ageing.toTell().forEach(telling::aged);
        if (before.told() != null && telling.isUntold()) {
            telling.turn(standing, before.told().awaiting());
        }

        Dossier dossier = new Dossier(before.question(), kept, typing, telling.told(), toldType, telling.revision(),
                false,
                null, facts, ageing.keptOf(before.deadlines()));
        return new Outcome(dossier, news.facts(),
                standing.isRemoved() ? "" : content.map(News.Content::body).orElse(null),
                ageing.changed(),
                ageing.dropped(), standing.isRemoved(), standing.settled().isEmpty(), telling.events());
    }

    /** What is kept of a question until all is known that was told of it before. */
    static Outcome collect(Dossier before, News told) {
        News news = told.without(before.facts());
        Optional<News.Content> content = news.content().filter(found -> found.card().isNewerThan(before.card()));
        Dossier kept = new Dossier(before.question(), content.map(News.Content::card).orElse(before.card()),
                before.typing(), before.told(), before.toldType(), before.revision(), true, null,
                Stream.concat(before.facts().stream(), news.facts().stream()).toList(), before.deadlines());
        return new Outcome(kept, news.facts(), content.map(News.Content::body).orElse(null), List.of(), List.of(),
                false,
                true, List.of());
    }

    /**
     * Whether the question or the news is so old that a database which was lost may have told of it. This database has told nothing of
     * it.
     */
    static boolean mayBeToldAlready(Dossier before, News news, Instant now) {
        Instant old = now.minus(OLD_NEWS);
        boolean isOldQuestion = Stream.concat(Stream.ofNullable(before.card()),
                news.content().map(News.Content::card).stream()).anyMatch(card -> card.postedAt().isBefore(old));
        return before.told() == null && (before.recheck() || isOldQuestion || news.time().isBefore(old));
    }

    private Typing typing(Dossier before, Card newest, Optional<News.Content> content) {
        String body = content.map(News.Content::body).orElse(before.body());
        boolean anew = content.isPresent() || before.typing() == null || before.recheck() && body != null;
        return anew
                ? classifier.type(newest.title(), body == null ? "" : body, newest.labels(), newest.category(),
                        newest.sourceType())
                : Objects.requireNonNull(before.typing());
    }

    private static boolean isSettledNow(Dossier before, Standing standing) {
        if (standing.settled().isEmpty()) {
            return false;
        }
        boolean wasOpen = before.told() == null || before.told().state() != QuestionState.SETTLED;
        boolean wasRemoved = before.facts().stream().anyMatch(Round::isRemoval);
        return wasOpen || !wasRemoved && standing.isRemoved();
    }

    /**
     * It was settled here by who did not know of a reply that opens it. Readers have heard of the settling, and hear that it is open
     * again although it was never settled for us.
     */
    private static boolean isOpenAgain(News news, Standing standing) {
        return standing.settled().isEmpty()
                && news.facts().stream().anyMatch(fact -> fact.kind() == Fact.Kind.RESOLVED);
    }

    private static boolean isRemoval(Fact fact) {
        return fact.kind() == Fact.Kind.REMOVED;
    }

    /** What is told by {@code turn-changed}: another's turn, or new activity. */
    private static boolean hasMoved(TriageStatus told, TriageStatus now) {
        return told.awaiting() != now.awaiting() || told.silent() != now.silent()
                || !told.lastActivityAt().equals(now.lastActivityAt()) || told.answered() != now.answered();
    }
}
