package dev.tend.notifier.sink;

/** The meaning of a chat server's answer for the message that was posted. */
public enum Verdict {
    /** It is shown. */
    SENT,
    /** It is not shown, and never can be: the message itself is wrong. */
    REFUSED_FOR_EVER,
    /** It is not shown, and can be once a person has mended something. */
    REPAIRABLE,
    /** It is certainly not shown, and may be taken later without anybody's help. */
    TRY_LATER,
    /** It may be shown, or not. */
    UNKNOWN
}
