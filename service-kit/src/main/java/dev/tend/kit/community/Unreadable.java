package dev.tend.kit.community;

/** What Tend needs of a calendar and can't read, with its line and what to do. */
final class Unreadable extends Exception {

    private final int line;
    private final String remedy;

    /** @param what like {@code DTSTART "tomorrow", which is no day and no time} */
    Unreadable(int line, String what, String remedy) {
        super(what, null, false, false);
        this.line = line;
        this.remedy = remedy;
    }

    /** @param calendar how messages call it */
    Wrong in(String calendar) {
        return new Wrong(calendar + " has in line " + line + " " + getMessage(), remedy);
    }
}
