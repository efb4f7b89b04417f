package dev.tend.local.system;

/** Something that the person at the terminal can put right. The message is one clear sentence; a log's tail may follow it. */
public final class Trouble extends RuntimeException {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final int exitCode;

    public Trouble(String sentence) {
        super(sentence);
        exitCode = FAILED;
    }

    public Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
        exitCode = FAILED;
    }

    private Trouble(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** What was written after {@code ./tend} is not known or not whole. */
    public static Trouble misuse(String sentence) {
        return new Trouble(sentence, MISUSED);
    }

    /** 2 for a misuse of the command, else 1. */
    public int exitCode() {
        return exitCode;
    }
}
