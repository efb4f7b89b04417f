package dev.tend.kit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.Properties;

import org.junit.jupiter.api.Test;

class RetentionOrderTest {

    /** `retention.ms` of the topics. */
    private static final Duration TOPICS = Duration.ofDays(30);

    @Test
    void what_is_published_again_is_known_to_those_who_took_it_in() throws IOException {
        Duration inbox = kept("inbox");
        Duration published = kept("published");

        assertThat(published).isGreaterThan(TOPICS);
        assertThat(inbox).as("with time for readers that lag").isGreaterThanOrEqualTo(published.plusDays(5));
    }

    private static Duration kept(String kind) throws IOException {
        for (URL file : Collections.list(RetentionOrderTest.class.getClassLoader()
                .getResources("META-INF/microprofile-config.properties"))) {
            Properties settings = new Properties();
            try (InputStream in = file.openStream()) {
                settings.load(in);
            }
            if (settings.containsKey("tend.retention." + kind)) {
                return Duration.parse(settings.getProperty("tend.retention." + kind));
            }
        }
        throw new IllegalStateException("there is no default of tend.retention." + kind);
    }
}
