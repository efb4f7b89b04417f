/**
 * The contract of Tend: every event on its Kafka topics, as CloudEvents 1.0 in binary mode. Another team can depend on this
 * jar alone; it needs Jackson and nothing else. Components are never null unless marked {@code @Nullable}.
 */
@org.jspecify.annotations.NullMarked
package dev.tend.events;
