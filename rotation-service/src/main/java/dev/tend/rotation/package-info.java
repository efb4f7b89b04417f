/** Who looks after which question. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation;
