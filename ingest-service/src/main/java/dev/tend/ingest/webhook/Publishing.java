package dev.tend.ingest.webhook;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Writer;

/** Whether webhooks are written at all: {@code tend bench} compares with the same endpoint without. */
@ApplicationScoped
class Publishing {

    private final Writer writer;
    private final boolean on;

    Publishing(Writer writer, @ConfigProperty(name = "tend.ingest.publish") boolean on) {
        this.writer = writer;
        this.on = on;
    }

    void check(@Observes StartupEvent event) {
        if (!on && LaunchMode.current() == LaunchMode.NORMAL && !ConfigUtils.isProfileActive("local")) {
            throw new IllegalStateException("tend.ingest.publish=false would lose every webhook: it is for benchmarks "
                    + "in the local profile only.");
        }
    }

    CompletableFuture<Void> publish(List<Telling> tellings, Instant heardAt) {
        return on ? writer.write(tellings, heardAt) : CompletableFuture.completedFuture(null);
    }
}
