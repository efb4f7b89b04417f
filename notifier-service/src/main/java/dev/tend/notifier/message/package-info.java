/** What a ping says: the templates, the words, and the one way in which untrusted text gets into a message. */
@org.jspecify.annotations.NullMarked
package dev.tend.notifier.message;
