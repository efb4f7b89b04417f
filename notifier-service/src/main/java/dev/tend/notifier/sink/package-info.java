/** The one port through which messages leave: what every chat can do, and the safe way to reach one over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.tend.notifier.sink;
