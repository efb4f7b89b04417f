package dev.tend.notifier.sink;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import dev.tend.notifier.message.Markup;

/** A place where a message is shown to people. Calls block for at most ten seconds and are never made in a transaction. */
public interface Sink {

    /** How texts are written there. */
    Markup markup();

    /** Posts the message. Never throws: what went wrong is in the outcome. */
    Outcome send(Message message);

    /**
     * Looks which of these pings are shown already.
     *
     * @param since when the first of them was tried
     */
    default Sight find(Collection<UUID> pings, Instant since) {
        return new Sight.Blind("");
    }

    /** Changes a message that is shown. {@code Sent} where it names the questions no longer, or is gone. */
    default Outcome edit(Edit edit) {
        return new Outcome.Rejected("messages there can't be edited");
    }
}
