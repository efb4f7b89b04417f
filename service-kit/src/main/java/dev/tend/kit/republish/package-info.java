/** What a service told, kept, and published again where Kafka has lost it. */
@org.jspecify.annotations.NullMarked
package dev.tend.kit.republish;
