/** The questions that somebody looks after, most urgent first. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.queue;
