package dev.tend.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void withoutAWishTheyAreTheUsualOnes() {
        Ports ports = Ports.of(Map.of());
        assertThat(ports.of(Service.ROTATION)).isEqualTo(8080);
        assertThat(ports.of(Service.INGEST)).isEqualTo(8081);
        assertThat(ports.of(Service.CLASSIFIER)).isEqualTo(8082);
        assertThat(ports.of(Service.NOTIFIER)).isEqualTo(8083);
    }

    @Test
    void allMoveWithOneNumber() {
        Ports ports = Ports.of(Map.of("TEND_PORT_BASE", "18080"));
        assertThat(ports.address(Service.NOTIFIER)).hasToString("http://127.0.0.1:18083");
        assertThat(ports.kafka()).isEqualTo(18090);
        assertThat(ports.postgres()).isEqualTo(18091);
    }

    @ParameterizedTest
    @ValueSource(strings = { "eighty", "80", "65530", "-1"})
    void aNumberThatLeavesNoRoomIsRefusedWithWhatToDo(String base) {
        assertThatThrownBy(() -> Ports.of(Map.of("TEND_PORT_BASE", base))).isInstanceOf(Trouble.class)
                .hasMessageContaining("set it to a number from 1024 to 65524");
    }
}
