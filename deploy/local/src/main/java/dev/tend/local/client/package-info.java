/** Tend's HTTP API as another program uses it. */
@org.jspecify.annotations.NullMarked
package dev.tend.local.client;
