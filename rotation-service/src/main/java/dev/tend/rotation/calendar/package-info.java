/** Calendars that are read while the service runs. */
@org.jspecify.annotations.NullMarked
package dev.tend.rotation.calendar;
