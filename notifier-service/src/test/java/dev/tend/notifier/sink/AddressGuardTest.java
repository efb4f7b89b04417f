package dev.tend.notifier.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
            "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
            "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::", "2001::1"})
    void addresses_of_the_own_network_are_not_dialled(String address) throws UnknownHostException {
        assertThat(new AddressGuard(false).allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "93.184.216.34", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:2800:220:1::1",
            "64:ff9b::808:808", "2002:808:808::"})
    void public_addresses_are(String address) throws UnknownHostException {
        assertThat(new AddressGuard(false).allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void only_https_is_called_unless_the_own_network_is_allowed() throws UnknownHostException {
        assertThat(new AddressGuard(false).allows(URI.create("http://chat.example.org/"))).isFalse();
        assertThat(new AddressGuard(false).allows(URI.create("https://chat.example.org/"))).isTrue();
        assertThat(new AddressGuard(true).allows(URI.create("http://chat.example.org/"))).isTrue();
        assertThat(new AddressGuard(true).allows(URI.create("file:///etc/passwd"))).isFalse();
        assertThat(new AddressGuard(true).allows(InetAddress.getByName("127.0.0.1"))).isTrue();
    }
}
