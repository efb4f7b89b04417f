package dev.tend.classifier.turn;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionSettled.How;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;

/**
 * Reads a question's facts in their order, whatever order they came in, and says where it stands.
 *
 * <p>
 * The rules: who asks waits for the team; one of the team who answers waits for the asker; somebody of the community who answers
 * while it is the team's turn takes it; the asker's word gives it back to the team. What bots and stale notices say never counts,
 * and so the team's silence never becomes the asker's turn.
 */
public final class History {

    private final String asker;
    private final Set<String> removedReplies = new HashSet<>();

    private Turn turn = Turn.TEAM;
    private Instant turnSince;
    private Because because = Because.ASKED;
    private Instant lastActivityAt;
    private @Nullable Instant answeredAt;
    private @Nullable Instant unansweredSince;
    private @Nullable Instant othersRepliedAt;
    private boolean live;
    private @Nullable String text;
    private @Nullable String acceptedReply;
    /** Closed, solved and resolved can hold at once; the first one is told. Open again when none is left. */
    private final Set<How> settled = new LinkedHashSet<>();
    /** To whom it is assigned at its source, and when each of them was or last wrote. */
    private final Map<String, Instant> assignees = new HashMap<>();
    private Standing.@Nullable Correction correction;

    private History(String asker, Instant postedAt) {
        this.asker = asker;
        this.turnSince = postedAt;
        this.lastActivityAt = postedAt;
        this.unansweredSince = postedAt;
    }

    /**
     * @param asker the handle of who asked
     */
    public static Standing read(String asker, Instant postedAt, Collection<Fact> facts) {
        Optional<Fact> removal = facts.stream().filter(fact -> fact.kind() == Fact.Kind.REMOVED).min(Fact.ORDER);
        History history = new History(asker, postedAt);
        List<Fact> inOrder = facts.stream().sorted(Fact.ORDER).toList();
        inOrder.stream().filter(fact -> fact.kind() == Fact.Kind.REPLY_REMOVED)
                .forEach(fact -> history.removedReplies.add(fact.reply()));
        inOrder.forEach(history::read);
        return removal.map(fact -> removed(fact, history.correction)).orElseGet(history::standing);
    }

    /** Follows from the removal alone: everything else is forgotten with the text, and what comes late is not kept. */
    private static Standing removed(Fact removal, Standing.@Nullable Correction correction) {
        return new Standing(Turn.NOBODY, removal.at(), Because.REMOVED, removal.at(), false, Optional.empty(),
                Optional.empty(),
                Optional.of(How.REMOVED), !removal.history(), Optional.empty(), Optional.ofNullable(correction),
                Optional.empty());
    }

    private Standing standing() {
        return new Standing(turn, turnSince, because, lastActivityAt, answeredAt != null,
                Optional.ofNullable(answeredAt),
                settled.isEmpty() ? Optional.ofNullable(unansweredSince) : Optional.empty(),
                settled.stream().findFirst(), live,
                assignees.values().stream().max(Comparator.naturalOrder()), Optional.ofNullable(correction),
                Optional.ofNullable(othersRepliedAt));
    }

    private void read(Fact fact) {
        switch (fact.kind()) {
            case POSTED, EDITED -> content(fact);
            case ASSIGNED -> assigned(fact);
            case REPLY -> reply(fact);
            case REOPENED -> open(fact, Because.REOPENED);
            case ANSWER_WITHDRAWN -> withdrawn(fact);
            case ANSWER_ACCEPTED -> accepted(fact);
            case CLOSED -> settle(fact, How.CLOSED, Because.CLOSED);
            case RESOLVED -> resolved(fact);
            case RECLASSIFIED -> correction = new Standing.Correction(
                    QuestionType.valueOf(Objects.requireNonNull(fact.detail())), Objects.requireNonNull(fact.by()));
            case REPLY_REMOVED, REMOVED -> {
            }
        }
    }

    /** An edit that leaves the text as it is (bots and staff label questions) is nobody's activity. */
    private void content(Fact fact) {
        boolean changed = !Objects.equals(text, fact.detail());
        text = fact.detail();
        if (changed) {
            live |= !fact.history();
            if (fact.kind() == Fact.Kind.EDITED) {
                active(fact, Because.EDITED);
            }
        }
    }

    /** Who still is assigned keeps their time. It is no word of anybody's; but of somebody new one is waited for, also in history. */
    private void assigned(Fact fact) {
        List<String> now = Objects.requireNonNull(fact.detail()).lines().map(History::sameInAnyCase).toList();
        live |= !fact.history() && !assignees.keySet().containsAll(now);
        assignees.keySet().retainAll(now);
        now.forEach(handle -> assignees.putIfAbsent(handle, fact.at()));
    }

    private static String sameInAnyCase(@Nullable String handle) {
        return String.valueOf(handle).toLowerCase(Locale.ROOT);
    }

    private void reply(Fact fact) {
        if (fact.noise()) {
            return;
        }
        live |= !fact.history();
        if (removedReplies.contains(fact.reply())) {
            return;
        }
        assignees.replace(sameInAnyCase(fact.by()), fact.at());
        othersRepliedAt = fact.staff() ? othersRepliedAt : fact.at();
        if (fact.isBy(asker)) {
            // It opens what only we have settled; what the source has settled only the source can open.
            if (settled.equals(Set.of(How.RESOLVED))) {
                open(fact, Because.ASKER_REPLIED);
            } else {
                active(fact, Because.ASKER_REPLIED);
                replied(Turn.TEAM, fact.at());
            }
            return;
        }
        if (answeredAt == null) {
            answeredAt = fact.at();
        }
        unansweredSince = null;
        active(fact, fact.staff() ? Because.STAFF_REPLIED : Because.COMMUNITY_REPLIED);
        if (fact.staff()) {
            replied(Turn.AUTHOR, fact.at());
        } else if (turn == Turn.TEAM) {
            replied(Turn.COMMUNITY, fact.at());
        }
    }

    private void accepted(Fact fact) {
        if (fact.reply() == null || !removedReplies.contains(fact.reply())) {
            acceptedReply = fact.reply();
            settle(fact, How.ANSWER_ACCEPTED, Because.ACCEPTED);
        }
    }

    /** Moving the mark from one answer to another may tell the withdrawal of the first one last. */
    private void withdrawn(Fact fact) {
        boolean ofAnother = fact.reply() != null && acceptedReply != null && !fact.reply().equals(acceptedReply);
        if (!ofAnother && settled.remove(How.ANSWER_ACCEPTED) && settled.isEmpty()) {
            open(fact, Because.WITHDRAWN);
        }
    }

    /** It is settled here: nobody wrote anything where it was asked. */
    private void resolved(Fact fact) {
        because = Because.RESOLVED;
        settle(fact, How.RESOLVED);
    }

    private void settle(Fact fact, How how, Because why) {
        active(fact, why);
        settle(fact, how);
    }

    private void settle(Fact fact, How how) {
        settled.add(how);
        hand(Turn.NOBODY, fact.happenedAt());
    }

    private void open(Fact fact, Because why) {
        live |= !fact.history() && !fact.noise();
        active(fact, why);
        settled.clear();
        hand(Turn.TEAM, fact.at());
        unansweredSince = fact.at();
        assignees.replaceAll((handle, since) -> fact.at());
    }

    private void replied(Turn next, Instant at) {
        if (settled.isEmpty()) {
            hand(next, at);
        }
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
