/** Which pings are due, the ledger of them, and how each is sent once. */
@org.jspecify.annotations.NullMarked
package dev.tend.notifier.ping;
