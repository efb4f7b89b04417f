package dev.tend.notifier.ping;

/** The state of the edit of a message that names a question which may not be shown there any more. */
public enum EditState {
    /** Waits for its turn. */
    DUE,
    /** It is being edited; if its lease has passed, who was at it died in the middle. */
    EDITING,
    /** The message names the question no longer, or is gone. */
    DONE,
    /** The chat server did not let Tend edit it within a week. */
    FAILED,
    /** There is no way to edit messages of this destination. */
    IMPOSSIBLE
}
