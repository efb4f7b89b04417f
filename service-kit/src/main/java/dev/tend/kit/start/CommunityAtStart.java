package dev.tend.kit.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.CommunityCheck;
import dev.tend.kit.community.CommunityFile;
import dev.tend.kit.community.InvalidCommunity;
import dev.tend.kit.community.Reader;

/**
 * The community, read when the service starts; a file that is not right stops the start. Each service needs the secrets of its own
 * part of the file alone.
 */
@ApplicationScoped
class CommunityAtStart {

    private static final Logger LOG = Logger.getLogger(CommunityAtStart.class);

    @Produces
    @Singleton
    Community community(@ConfigProperty(name = "tend.community.file") Path file,
            @ConfigProperty(name = "quarkus.application.name") String service, Config config, Clock clock) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("There is no readable community file at " + file.toAbsolutePath()
                    + ": set TEND_COMMUNITY_FILE to where it is.");
        }
        try {
            return read(file, environment(config), Reader.of(service), clock.instant());
        } catch (InvalidCommunity e) {
            throw new IllegalStateException("The community file is not right:\n" + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("The community file can't be read: " + file.toAbsolutePath(), e);
        }
    }

    private static Community read(Path file, Map<String, String> environment, Optional<Reader> reader, Instant now)
            throws IOException, InvalidCommunity {
        if (reader.isEmpty()) {
            CommunityCheck.warnings(file, environment, now).forEach(LOG::warn);
            return CommunityFile.read(file, environment);
        }
        CommunityCheck.warnings(file, environment, reader.get(), now).forEach(LOG::warn);
        return CommunityFile.read(file, environment, reader.get());
    }

    void start(@Observes StartupEvent event, Community community) {
        community.name();
    }

    private static Map<String, String> environment(Config config) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        for (String name : config.getPropertyNames()) {
            if (name.matches("[A-Z][A-Z0-9_]*")) {
                config.getOptionalValue(name, String.class).ifPresent(value -> environment.put(name, value));
            }
        }
        return environment;
    }
}
