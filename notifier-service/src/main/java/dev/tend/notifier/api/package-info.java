/** What people and other teams can ask about pings. */
@org.jspecify.annotations.NullMarked
package dev.tend.notifier.api;
