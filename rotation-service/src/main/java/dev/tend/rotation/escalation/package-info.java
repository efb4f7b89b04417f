/** Who else is told of a question that nobody takes. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.escalation;
