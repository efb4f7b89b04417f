package dev.tend.kit.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.Config;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Only the local profile runs without sign-in, and only where nobody but this machine can call it. */
@ApplicationScoped
class ProductionGuard {

    private static final String ALL_ADDRESSES = "0.0.0.0";
    /** Those of Quarkus, which turn sign-in off here and are no mode of a service that is started. */
    private static final Set<String> OF_TESTS = Set.of("test", "dev");

    void check(@Observes StartupEvent event, Config config) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            refusal(ConfigUtils.getProfiles(), listeningOn(config), text(config, "quarkus.oidc.auth-server-url"),
                    text(config, "quarkus.oidc.token.audience")).ifPresent(why -> {
                        throw new IllegalStateException(why);
                    });
        }
    }

    /**
     * Why a service does not start; empty if it does.
     *
     * @param hosts on which it listens
     * @param authServer where people sign in
     * @param audience for which application a token has to be made
     */
    static Optional<String> refusal(List<String> profiles, List<String> hosts, Optional<String> authServer,
            Optional<String> audience) {
        Optional<String> ofTests = profiles.stream().filter(OF_TESTS::contains).findFirst();
        if (ofTests.isPresent()) {
            return ofTests.map(profile -> "The profile " + profile + " is for tests, where nobody signs in: set "
                    + "QUARKUS_PROFILE to prod (or to local on your own machine).");
        }
        if (profiles.contains("local")) {
            if (profiles.contains("prod")) {
                return Optional
                        .of("The profiles local and prod exclude each other, since nobody signs in in the profile "
                                + "local: set QUARKUS_PROFILE to one of them.");
            }
            return hosts.stream().filter(host -> !isLoopback(host)).findFirst()
                    .map(host -> "In the profile local nobody signs in, so Tend listens on this machine's own address alone, "
                            + "and not on " + host
                            + ": set QUARKUS_HTTP_HOST (and QUARKUS_MANAGEMENT_HOST) to 127.0.0.1, "
                            + "or QUARKUS_PROFILE to prod.");
        } else if (authServer.isEmpty()) {
            return Optional.of("Tend does not run in production without sign-in: set QUARKUS_OIDC_AUTH_SERVER_URL "
                    + "and QUARKUS_OIDC_CLIENT_ID (or QUARKUS_PROFILE=local on your own machine).");
        } else if (audience.isEmpty() || audience.get().equals("any")) {
            return Optional.of("Tend takes only tokens that were made for it: set QUARKUS_OIDC_CLIENT_ID, or "
                    + "QUARKUS_OIDC_TOKEN_AUDIENCE to the audience that its tokens name.");
        }
        return Optional.empty();
    }

    private static List<String> listeningOn(Config config) {
        String host = text(config, "quarkus.http.host").orElse(ALL_ADDRESSES);
        boolean managed = config.getOptionalValue("quarkus.management.enabled", Boolean.class).orElse(false);
        return managed ? List.of(host, text(config, "quarkus.management.host").orElse(ALL_ADDRESSES)) : List.of(host);
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static boolean isLoopback(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
