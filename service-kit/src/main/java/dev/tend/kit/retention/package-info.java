/** How long things are kept, and the sweep that deletes what is older. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit.retention;
