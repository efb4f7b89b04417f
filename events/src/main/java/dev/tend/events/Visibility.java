package dev.tend.events;

/** Who can read the post at its source. PRIVATE where the source does not say and the configuration does not either. */
public enum Visibility {
    PUBLIC, PRIVATE
}
