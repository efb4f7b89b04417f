package dev.tend.kit.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

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

/** The community, read when the service starts; a file that is not right stops the start. */
@ApplicationScoped
class CommunityAtStart {

    private static final Logger LOG = Logger.getLogger(CommunityAtStart.class);

    @Produces
    @Singleton
    Community community(@ConfigProperty(name = "tend.community.file") Path file, Config config, Clock clock) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("There is no readable community file at " + file.toAbsolutePath()
                    + ": set TEND_COMMUNITY_FILE to where it is.");
        }
        try {
            CommunityCheck.warnings(file, environment(config), clock.instant()).forEach(LOG::warn);
            return CommunityFile.read(file, environment(config));
        } catch (InvalidCommunity e) {
            throw new IllegalStateException("The community file is not right:\n" + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("The community file can't be read: " + file.toAbsolutePath(), e);
        }
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
