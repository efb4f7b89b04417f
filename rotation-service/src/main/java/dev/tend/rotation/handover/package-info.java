/** What passes from one person on duty to the next: what is open when a shift starts, and hand-overs of all that somebody has. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.handover;
