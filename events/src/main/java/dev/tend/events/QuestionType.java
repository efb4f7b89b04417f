package dev.tend.events;

/** What kind of question a post is; each asks for another answer. */
public enum QuestionType {
    TROUBLESHOOTING, FEATURE_PROPOSAL, BUG, QUESTION
}
