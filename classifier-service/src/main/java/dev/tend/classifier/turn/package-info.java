/** Whose turn it is, and whether anybody still has to do something: a pure fold over what is known of a question. */
@org.jspecify.annotations.NullMarked
package dev.tend.classifier.turn;
