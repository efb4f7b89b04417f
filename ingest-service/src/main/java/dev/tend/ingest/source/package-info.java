/** How each source is. */
@org.jspecify.annotations.NullMarked
package dev.tend.ingest.source;
