/** The running whole: the broker, the database and the four services, started and stopped together. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.system;
