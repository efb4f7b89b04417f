/** Tend on one machine: the commands of the launcher. */
@org.jspecify.annotations.NullMarked
package dev.tend.local;
