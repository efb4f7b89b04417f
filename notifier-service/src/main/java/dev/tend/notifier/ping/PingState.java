package dev.tend.notifier.ping;

/** Where a ping stands. */
public enum PingState {
    /** Waits for its turn. */
    DUE,
    /** A sender is at it; if its lease has passed, that one died in the middle. */
    SENDING,
    /** People were told. */
    SENT,
    /** They could not be told within 24 hours, or never can be. */
    FAILED,
    /** It became pointless before it was sent. */
    DROPPED,
    /** It is private, and those who read the destination may not read it. */
    WITHHELD,
    /** It may be shown: nobody knows, nobody can look, and it is not repeated again. */
    UNKNOWN
}
