/** {@code ./tend republish}. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.republish;
