package dev.tend.events;

/** How Tend learned of a fact. BACKFILL is history: it is kept and counted, and pings nobody. */
public enum Via {
    WEBHOOK, POLL, BACKFILL
}
