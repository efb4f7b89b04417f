package dev.tend.local.system;

/** Something that the person at the terminal can put right. The message is one clear sentence; a log's tail may follow it. */
public final class Trouble extends RuntimeException {

    public Trouble(String sentence) {
        super(sentence);
    }

    public Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
