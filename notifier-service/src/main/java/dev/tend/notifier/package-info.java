/** Tells people in chat, once, what they want to know of questions; and takes what they answer there. */
@org.jspecify.annotations.NullMarked
package dev.tend.notifier;
