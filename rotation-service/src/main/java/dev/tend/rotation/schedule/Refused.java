package dev.tend.rotation.schedule;

/** What somebody wants with the schedule and can't have: says why, and what to do. Nothing has changed. */
public final class Refused extends Exception {

    /** Whether it is wrong by itself, or only not possible as things stand. */
    public enum Reason {
        INVALID,
        CONFLICT,
        NOT_YOURS
    }

    private final transient Reason reason;

    private Refused(Reason reason, String why) {
        super(why);
        this.reason = reason;
    }

    static Refused invalid(String why) {
        return new Refused(Reason.INVALID, why);
    }

    static Refused conflict(String why) {
        return new Refused(Reason.CONFLICT, why);
    }

    static Refused notYours(String why) {
        return new Refused(Reason.NOT_YOURS, why);
    }

    public Reason reason() {
        return reason;
    }
}
