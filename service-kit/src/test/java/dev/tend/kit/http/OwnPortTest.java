package dev.tend.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.LaunchMode;

class OwnPortTest {

    @Test
    void health_and_metrics_are_on_the_main_port_on_the_own_machine_and_in_tests_alone_whatever_profiles_are_called() {
        assertThat(OwnPort.isShared(List.of("local"), LaunchMode.NORMAL)).isTrue();
        assertThat(OwnPort.isShared(List.of("test"), LaunchMode.TEST)).isTrue();
        assertThat(OwnPort.isShared(List.of("prod"), LaunchMode.NORMAL)).isFalse();
        assertThat(OwnPort.isShared(List.of("test"), LaunchMode.NORMAL)).isFalse();
    }
}
