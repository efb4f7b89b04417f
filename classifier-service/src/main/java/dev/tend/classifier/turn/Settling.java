package dev.tend.classifier.turn;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionSettled.How;

/**
 * What says that a question is settled: its source (closed, solved) or a person in Tend (resolved). Several can say so at once. What
 * the source says goes on standing there when somebody writes afterwards; the question is then disputed: it is open for Tend until
 * the team has its say, or it is settled anew.
 */
final class Settling {

    /** Words of who closed a question belong to the closing for so long. */
    private static final Duration SAME_ACT = Duration.ofHours(1);

    private final Accounts accounts;
    private final Set<How> said = new LinkedHashSet<>();
    private @Nullable How told;
    private boolean disputed;
    private @Nullable String acceptedReply;
    private @Nullable Fact closing;

    Settling(Accounts accounts) {
        this.accounts = accounts;
    }

    /** How it is settled; empty while it is open. Where several things say so, the first is told. */
    Optional<How> how() {
        return disputed ? Optional.empty() : Optional.ofNullable(told);
    }

    boolean isDisputed() {
        return disputed;
    }

    void closed(Fact fact) {
        closing = fact;
        settle(How.CLOSED);
    }

    /** It was closed at its source while it waits for the team, by who can't know better. */
    void closedWhileWaiting(Fact fact) {
        closed(fact);
        disputed = true;
    }

    void accepted(@Nullable String reply) {
        acceptedReply = reply;
        settle(How.ANSWER_ACCEPTED);
    }

    void resolved() {
        settle(How.RESOLVED);
    }

    private void settle(How how) {
        said.add(how);
        told = how().orElse(how);
        disputed = false;
    }

    /**
     * Moving the mark from one answer to another may tell the withdrawal of the first one last.
     *
     * @return whether nothing is left that says that it is settled
     */
    boolean withdrawn(@Nullable String reply) {
        boolean ofAnother = reply != null && acceptedReply != null && !reply.equals(acceptedReply);
        return !ofAnother && said.contains(How.ANSWER_ACCEPTED) && without(How.ANSWER_ACCEPTED);
    }

    void reopened() {
        said.clear();
        told = null;
        disputed = false;
    }

    /**
     * Returns whether a reply on a settled question makes it the team's turn again: one of anybody but the team, unless it only thanks,
     * belongs to the closing, or comes to a question with which the asker was done. Only what is new does: history that is loaded
     * disputes nothing, but for what only we have settled.
     */
    boolean isDisputedBy(Fact reply) {
        boolean ofTheTeam = reply.staff() && !accounts.isAsker(reply);
        boolean old = reply.history() && !said.equals(Set.of(How.RESOLVED));
        return !ofTheTeam && !old && !reply.isThanks() && !isSettledFor(reply);
    }

    /** Whoever closes it may say why. Where the asker has closed it, others have nothing to wait for. */
    private boolean isSettledFor(Fact reply) {
        if (closing == null || !said.contains(How.CLOSED)) {
            return false;
        }
        return accounts.areSame(closing, reply)
                ? !reply.at().isAfter(closing.at().plus(SAME_ACT))
                : accounts.isAsker(closing);
    }

    /** What only we have settled is open again; what the source says stands there still. */
    void dispute() {
        disputed = !without(How.RESOLVED);
    }

    /** The team has answered: what the source says holds again. */
    void undisputed() {
        disputed = false;
    }

    /** @return whether nothing is left that says that it is settled */
    private boolean without(How how) {
        said.remove(how);
        told = said.stream().findFirst().orElse(null);
        disputed &= told != null;
        return told == null;
    }
}
