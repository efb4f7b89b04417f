package dev.tend.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class PrivateAddressesSettingTest {

    @Test
    void private_addresses_are_called_only_where_a_setting_or_the_profile_says_so() throws IOException {
        assertThat(allowed("prod", Map.of())).isFalse();
        assertThat(allowed("local", Map.of())).isTrue();
        assertThat(allowed("prod", Map.of("tend.allow-private-addresses", "true"))).isTrue();
        assertThat(allowed("local", Map.of("tend.allow-private-addresses", "false"))).isFalse();
    }

    @Test
    void the_older_setting_of_the_notifier_still_counts() throws IOException {
        assertThat(allowed("prod", Map.of("tend.notifier.allow-private-addresses", "true"))).isTrue();
    }

    private static boolean allowed(String profile, Map<String, String> deployment) throws IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors().withProfile(profile)
                .withSources(new PropertiesConfigSource(Outgoing.class
                        .getResource("/META-INF/microprofile-config.properties"), 100),
                        new PropertiesConfigSource(deployment, "the deployment", 300))
                .build();
        return config.getValue("tend.allow-private-addresses", boolean.class);
    }
}
