package dev.tend.events;

/** Whose move it is: ours, the asker's, the community's (someone of it is answering), or nobody's (it is settled). */
public enum Turn {
    TEAM, AUTHOR, COMMUNITY, NOBODY
}
