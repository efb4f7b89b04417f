/** History, loaded silently. */
@org.jspecify.annotations.NullMarked
package dev.tend.ingest.backfill;
