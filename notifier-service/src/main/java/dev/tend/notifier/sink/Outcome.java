package dev.tend.notifier.sink;

import java.time.Duration;
import java.util.Optional;

/** How posting a message ended. Reasons are for people and hold neither secrets nor text of the message. */
public sealed interface Outcome {

    /** It is shown; {@code id} where the chat server names it. */
    record Sent(Optional<String> id) implements Outcome {
    }

    /** This message will never be taken. */
    record Rejected(String reason) implements Outcome {
    }

    /** Nothing was shown, and it may work later; {@code after} where the chat server says when. Holds for the whole destination. */
    record RetryLater(Optional<Duration> after, String reason) implements Outcome {

        public RetryLater(String reason) {
            this(Optional.empty(), reason);
        }
    }

    /** It may be shown, or not. */
    record Unknown(String reason) implements Outcome {
    }
}
