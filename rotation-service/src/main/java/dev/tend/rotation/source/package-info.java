/** How the sources are, as ingest-service tells. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.source;
