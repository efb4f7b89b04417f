/** Calendars at addresses: fetched, and kept. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit.calendar;
