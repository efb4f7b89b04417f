/** {@code ./tend up}. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.up;
