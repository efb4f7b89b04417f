package dev.tend.kit.start;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Only the local profile, which is bound to loopback, runs without sign-in. */
@ApplicationScoped
class ProductionGuard {

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    Optional<String> authServer;

    void check(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL && !ConfigUtils.isProfileActive("local")
                && authServer.isEmpty()) {
            throw new IllegalStateException(
                    "Tend does not run in production without sign-in: set QUARKUS_OIDC_AUTH_SERVER_URL "
                            + "and QUARKUS_OIDC_CLIENT_ID (or QUARKUS_PROFILE=local on your own machine).");
        }
    }
}
