package dev.tend.kit.start;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.configuration.ConfigUtils;

/** The one clock. It ticks in microseconds, which is what Postgres keeps. */
@ApplicationScoped
class SystemClock {

    /** @param offset a file that moves the clock, see {@link MovedClock}; only where Tend serves one machine alone */
    @Produces
    @ApplicationScoped
    @DefaultBean
    Clock clock(@ConfigProperty(name = "tend.clock.offset-file") Optional<Path> offset) {
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
        if (offset.isPresent() && !ConfigUtils.isProfileActive("local")) {
            throw new IllegalStateException("tend.clock.offset-file is for replays with the profile local: remove it");
        }
        return offset.<Clock>map(file -> new MovedClock(clock, file)).orElse(clock);
    }
}
