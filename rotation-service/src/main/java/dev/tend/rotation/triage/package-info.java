/** What the classifier says of a question, taken into the queue. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.triage;
