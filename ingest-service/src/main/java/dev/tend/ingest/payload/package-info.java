/** JSON that others wrote. */
@org.jspecify.annotations.NullMarked
package dev.tend.ingest.payload;
