/** The fast path: a source calls us. */
@org.jspecify.annotations.NullMarked
package dev.tend.ingest.webhook;
