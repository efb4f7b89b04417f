package dev.tend.classifier.turn;

/** Why it is whose turn, in the words that people read. */
public enum Because {
    ASKED("a new question"),
    EDITED("the question was edited"),
    ASKER_REPLIED("the asker replied"),
    STAFF_REPLIED("one of the team replied"),
    COMMUNITY_REPLIED("somebody of the community replied"),
    CLOSED("it was closed"),
    REOPENED("it was reopened"),
    ACCEPTED("an answer was accepted"),
    WITHDRAWN("the accepted answer was withdrawn"),
    RESOLVED("it was resolved in Tend"),
    REMOVED("it is gone from its place");

    private final String words;

    Because(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
