/** What a Discourse forum says, in our words. */
@org.jspecify.annotations.NullMarked
package dev.tend.ingest.discourse;
