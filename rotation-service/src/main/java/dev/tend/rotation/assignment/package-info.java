/** Whose a question is, and what people do with it. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.assignment;
