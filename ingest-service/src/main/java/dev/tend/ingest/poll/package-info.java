/** The truth: we ask a source what webhooks missed. */
@org.jspecify.annotations.NullMarked
package dev.tend.ingest.poll;
