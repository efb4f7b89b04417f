package dev.tend.rotation.digest;

/** How a question stands to the thresholds of its source's policy. In the order of a list. */
public enum Urgent {
    /** One has passed. */
    OVERDUE,
    /** One passes within a day. */
    DUE_SOON,
    /** None does. */
    REST
}
