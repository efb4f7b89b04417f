/** What a service needs before it can do anything: the clock, the database, the community, a safe place to run. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit.start;
