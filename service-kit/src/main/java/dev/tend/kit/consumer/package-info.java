/** The three steps of every consumer: transport, one transaction with inbox and outbox, relay. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit.consumer;
