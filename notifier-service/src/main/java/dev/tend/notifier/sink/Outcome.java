package dev.tend.notifier.sink;

import java.time.Duration;
import java.util.Optional;

/** How posting a message ended. Reasons are for people and hold neither secrets nor text of the message. */
public sealed interface Outcome {

    Verdict verdict();

    /** It is shown; {@code id} where the chat server names it. */
    record Sent(Optional<String> id) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.SENT;
        }
    }

    /** This message will never be taken. */
    record Rejected(String reason) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.REFUSED_FOR_EVER;
        }
    }

    /**
     * Nothing was shown, and a person can mend the cause.
     *
     * @param remedy what a person can do about it
     * @param wholeDestination whether every message to this destination is refused; false where it may be this message alone
     */
    record Repairable(String reason, String remedy, boolean wholeDestination) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.REPAIRABLE;
        }
    }

    /** Nothing was shown, and it may work later; {@code after} where the chat server says when. Holds for the whole destination. */
    record RetryLater(Optional<Duration> after, String reason) implements Outcome {

        public RetryLater(String reason) {
            this(Optional.empty(), reason);
        }

        @Override
        public Verdict verdict() {
            return Verdict.TRY_LATER;
        }
    }

    /** It may be shown, or not. */
    record Unknown(String reason) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.UNKNOWN;
        }
    }
}
