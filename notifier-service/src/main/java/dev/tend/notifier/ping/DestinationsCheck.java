package dev.tend.notifier.ping;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jdbi.v3.core.Jdbi;

import io.smallrye.health.api.Wellness;

/** Names the destinations that take no messages until a person has mended something. The service itself is well all the same. */
@Wellness
@ApplicationScoped
class DestinationsCheck implements HealthCheck {

    private final Jdbi jdbi;

    DestinationsCheck(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("destinations").up();
        jdbi.withHandle(Channel::all).stream().filter(channel -> channel.remedy() != null)
                .forEach(channel -> response.withData(channel.destination(), channel.error()));
        return response.build();
    }
}
