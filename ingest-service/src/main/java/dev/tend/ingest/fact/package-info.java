/** What a source told, made into facts that are published once. */
@org.jspecify.annotations.NullMarked
package dev.tend.ingest.fact;
