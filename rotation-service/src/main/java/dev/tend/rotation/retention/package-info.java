/** What the queue forgets after a while. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.retention;
