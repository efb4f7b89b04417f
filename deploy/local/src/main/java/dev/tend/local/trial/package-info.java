/** {@code ./tend trial NAME}: long checks against real parts, never part of the build. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.trial;
