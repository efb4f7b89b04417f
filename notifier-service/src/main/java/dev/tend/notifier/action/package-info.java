/** What people do in chat comes in here, is checked, and goes on to {@code tend.actions.v1}. */
@org.jspecify.annotations.NullMarked
package dev.tend.notifier.action;
