/** The log of this service as a place where people are told. */
@org.jspecify.annotations.NullMarked
package dev.tend.notifier.log;
