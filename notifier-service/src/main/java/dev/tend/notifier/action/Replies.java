package dev.tend.notifier.action;

import dev.tend.notifier.sink.Button;

/** What people read after they pressed a button; nobody else sees it. */
final class Replies {

    static final String STRANGER = "Tend does not know you yet, so nothing was done. Ask whoever keeps community.yaml to add "
            + "you to its people, with your %s handle: %s";
    static final String EXPIRED = "This button is too old. The question is on Tend's board.";
    static final String UNKNOWN_QUESTION = "Tend does not know this question, so nothing was done.";

    static final String SETTLED = "It is settled already, so nothing was done. To work on it again, reply or reopen it where it "
            + "was asked.";

    private Replies() {
    }

    static String noted(Button button) {
        return switch (button) {
            case ACKNOWLEDGE -> "Noted: you take care of it.";
            case SNOOZE -> "Noted: it comes back in a day.";
            case RESOLVE -> "Noted: it is resolved.";
        };
    }
}
