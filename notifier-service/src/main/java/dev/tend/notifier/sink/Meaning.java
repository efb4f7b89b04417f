package dev.tend.notifier.sink;

/**
 * The meaning of an error that a chat server's documentation lists.
 *
 * @param remedy what a person can do about it; empty where there is nothing to mend
 */
public record Meaning(Verdict verdict, String remedy) {

    public static final Meaning REFUSED = new Meaning(Verdict.REFUSED_FOR_EVER, "");
    public static final Meaning LATER = new Meaning(Verdict.TRY_LATER, "");
    public static final Meaning UNKNOWN = new Meaning(Verdict.UNKNOWN, "");

    public static Meaning repairable(String remedy) {
        return new Meaning(Verdict.REPAIRABLE, remedy);
    }
}
