package dev.tend.classifier.turn;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionSettled.How;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;

/**
 * Reads a question's facts in their order, whatever order they came in, and says where it stands.
 *
 * <p>
 * The rules: who asks waits for the team; one of the team who answers waits for the asker; somebody of the community who answers
 * while it is the team's turn takes it; the asker's word gives it back to the team, and so does an edit by which the asker adds to
 * the question while it is their turn. What bots and stale notices say never counts, and so the team's silence never becomes the
 * asker's turn. Whoever beside the team writes on a settled question makes it the team's turn again ({@link Settling}).
 */
public final class History {

    private final Asked asked;
    private final boolean botsSettle;
    private final Accounts accounts;
    private final Settling settling;
    private final Contributors contributors = new Contributors();
    private final Set<String> removedReplies = new HashSet<>();

    private Turn turn = Turn.TEAM;
    private Instant turnSince;
    private Because because = Because.ASKED;
    private Instant lastActivityAt;
    private @Nullable Instant answeredAt;
    private @Nullable Instant unansweredSince;
    private @Nullable Instant othersRepliedAt;
    private boolean live;
    private @Nullable Trace text;
    private Standing.@Nullable Correction correction;

    private History(Asked asked, boolean botsSettle, Collection<Fact> facts) {
        this.asked = asked;
        this.botsSettle = botsSettle;
        this.accounts = new Accounts(asked.by(), facts);
        this.settling = new Settling(accounts);
        this.turnSince = asked.at();
        this.lastActivityAt = asked.at();
        this.unansweredSince = asked.at();
    }

    /**
     * @param botsSettle whether a bot that closes a question settles it also while it is the team's turn
     */
    public static Standing read(Asked asked, boolean botsSettle, Collection<Fact> facts) {
        Optional<Fact> removal = facts.stream().filter(fact -> fact.kind() == Fact.Kind.REMOVED).min(Fact.ORDER);
        History history = new History(asked, botsSettle, facts);
        List<Fact> inOrder = facts.stream().sorted(Fact.ORDER).toList();
        history.removedReplies.addAll(removedReplies(facts));
        inOrder.forEach(history::read);
        return removal.map(fact -> removed(fact, history.correction)).orElseGet(history::standing);
    }

    /** The replies that were removed and not shown again since. */
    private static Set<String> removedReplies(Collection<Fact> facts) {
        Map<String, Instant> restored = new HashMap<>();
        facts.forEach(fact -> fact.restoredAt().ifPresent(at -> restored.merge(fact.reply(), at,
                (one, other) -> one.isAfter(other) ? one : other)));
        return facts.stream().filter(fact -> fact.kind() == Fact.Kind.REPLY_REMOVED)
                .filter(fact -> !restored.getOrDefault(fact.reply(), Instant.MIN).isAfter(fact.at()))
                .map(Fact::reply).collect(Collectors.toSet());
    }

    /** Follows from the removal alone: everything else is forgotten with the text, and what comes late is not kept. */
    private static Standing removed(Fact removal, Standing.@Nullable Correction correction) {
        return new Standing(Turn.NOBODY, removal.at(), Because.REMOVED, removal.at(), false, Optional.empty(),
                Optional.empty(),
                Optional.of(How.REMOVED), !removal.history(), Optional.empty(), Optional.ofNullable(correction),
                Optional.empty());
    }

    private Standing standing() {
        return new Standing(turn, clock(turnSince), because, clock(lastActivityAt), answeredAt != null,
                Optional.ofNullable(answeredAt), Optional.ofNullable(unansweredSince).filter(since -> isOpen())
                        .map(this::clock),
                settling.how(), live, contributors.silentSince().map(this::clock), Optional.ofNullable(correction),
                Optional.ofNullable(othersRepliedAt));
    }

    private boolean isOpen() {
        return settling.how().isEmpty();
    }

    /** What happened before Tend knew of the question is not known, so no clock of an open question starts there. */
    private Instant clock(Instant since) {
        return isOpen() && since.isBefore(asked.clocksFrom()) ? asked.clocksFrom() : since;
    }

    private void read(Fact fact) {
        switch (fact.kind()) {
            case POSTED, EDITED -> content(fact);
            case ASSIGNED -> assigned(fact);
            case REPLY -> reply(fact);
            case REOPENED -> {
                settling.reopened();
                open(fact, Because.REOPENED);
            }
            case ANSWER_WITHDRAWN -> {
                if (settling.withdrawn(fact.reply())) {
                    open(fact, Because.WITHDRAWN);
                }
            }
            case ANSWER_ACCEPTED -> accepted(fact);
            case CLOSED -> closed(fact);
            case RESOLVED -> {
                // It is settled here: nobody wrote anything where it was asked.
                settling.resolved();
                because = Because.RESOLVED;
                hand(Turn.NOBODY, fact.happenedAt());
            }
            case RECLASSIFIED -> correction = new Standing.Correction(
                    QuestionType.valueOf(Objects.requireNonNull(fact.detail())), Objects.requireNonNull(fact.by()));
            case VISIBILITY, REPLY_REMOVED, REMOVED -> {
            }
        }
    }

    /** An edit that leaves the text as it is (bots and staff label questions) is nobody's activity, nor is one by a bot. */
    private void content(Fact fact) {
        Trace before = text;
        text = Trace.read(fact.detail());
        boolean edited = fact.kind() == Fact.Kind.EDITED;
        if (text.isSameText(before) || edited && fact.noise()) {
            return;
        }
        live |= !fact.history();
        if (edited && turn == Turn.AUTHOR && accounts.isAsker(fact) && text.addsTo(before)) {
            othersRepliedAt = fact.staff() ? othersRepliedAt : fact.at();
            active(fact, Because.ASKER_ADDED);
            hand(Turn.TEAM, fact.at());
        } else if (edited) {
            active(fact, Because.EDITED);
        }
    }

    /** It is no word of anybody's; but of somebody new one is waited for, also in history. */
    private void assigned(Fact fact) {
        List<String> names = Objects.requireNonNull(fact.detail()).lines().map(handle -> accounts.name(handle, null))
                .toList();
        live |= contributors.assigned(names, fact.at()) && !fact.history();
    }

    private void reply(Fact fact) {
        if (fact.noise()) {
            return;
        }
        live |= !fact.history();
        if (removedReplies.contains(fact.reply())) {
            return;
        }
        boolean asker = accounts.isAsker(fact);
        boolean settled = !isOpen();
        contributors.wrote(accounts.name(fact.by(), fact.account()), fact.at());
        othersRepliedAt = fact.staff() ? othersRepliedAt : fact.at();
        if (!asker) {
            answeredAt = answeredAt == null ? fact.at() : answeredAt;
            unansweredSince = null;
        }
        active(fact, asker
                ? Because.ASKER_REPLIED
                : fact.staff() ? Because.STAFF_REPLIED : Because.COMMUNITY_REPLIED);
        if (settled && settling.isDisputedBy(fact)) {
            settling.dispute();
            open(fact, asker ? Because.ASKER_REPLIED_AFTERWARDS : Because.COMMUNITY_REPLIED_AFTERWARDS);
        } else if (!settled) {
            replied(fact, asker);
        }
    }

    private void replied(Fact fact, boolean asker) {
        if (asker) {
            hand(Turn.TEAM, fact.at());
        } else if (fact.staff() && settling.isDisputed()) {
            settling.undisputed();
            hand(Turn.NOBODY, fact.at());
        } else if (fact.staff()) {
            hand(Turn.AUTHOR, fact.at());
        } else if (turn == Turn.TEAM && !settling.isDisputed()) {
            hand(Turn.COMMUNITY, fact.at());
        }
    }

    private void accepted(Fact fact) {
        if (fact.reply() == null || !removedReplies.contains(fact.reply())) {
            settling.accepted(fact.reply());
            active(fact, Because.ACCEPTED);
            hand(Turn.NOBODY, fact.at());
        }
    }

    /** Bots close what nobody has answered for long: the team still owes the answer. */
    private void closed(Fact fact) {
        if (fact.noise() && !fact.history() && !botsSettle && turn == Turn.TEAM) {
            settling.closedWhileWaiting(fact);
            return;
        }
        settling.closed(fact);
        active(fact, Because.CLOSED);
        hand(Turn.NOBODY, fact.at());
    }

    private void open(Fact fact, Because why) {
        live |= !fact.history() && !fact.noise();
        active(fact, why);
        hand(Turn.TEAM, fact.at());
        unansweredSince = fact.at();
        contributors.startAgain(fact.at());
    }

    private void hand(Turn next, Instant at) {
        if (turn != next) {
            turn = next;
            turnSince = at;
        }
    }

    private void active(Fact fact, Because why) {
        because = why;
        if (!fact.noise() && fact.at().isAfter(lastActivityAt)) {
            lastActivityAt = fact.at();
        }
    }
}
