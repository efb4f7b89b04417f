package dev.tend.events;

/** How telling people ended, on {@code tend.pings.v1}. */
public sealed interface PingEvent extends EventData permits PingSent, PingFailed {

    String question();

    @Override
    default String subject() {
        return question();
    }
}
