/** What GitHub says, in our words. */
@org.jspecify.annotations.NullMarked
package dev.tend.ingest.github;
