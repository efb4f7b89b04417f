package dev.tend.classifier.turn;

/** Why it is whose turn, in the words that people read. */
public enum Because {
    ASKED("a new question"),
    EDITED("the question was edited"),
    ASKER_ADDED("the asker added to the question"),
    ASKER_REPLIED("the asker replied"),
    ASKER_REPLIED_AFTERWARDS("the asker replied after it was settled"),
    STAFF_REPLIED("one of the team replied"),
    COMMUNITY_REPLIED("somebody of the community replied"),
    COMMUNITY_REPLIED_AFTERWARDS("somebody of the community replied after it was settled"),
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
