package dev.tend.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ranges are those of the IANA registries of special-purpose addresses. */
class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({ "0.0.0.0, 0.255.255.255, this network", "10.0.0.0, 10.255.255.255, private",
            "100.64.0.0, 100.127.255.255, shared by carriers", "127.0.0.0, 127.255.255.255, loopback",
            "169.254.0.0, 169.254.255.255, link-local", "172.16.0.0, 172.31.255.255, private",
            "192.0.0.0, 192.0.0.255, protocols", "192.0.2.0, 192.0.2.255, documentation",
            "192.31.196.0, 192.31.196.255, AS112", "192.52.193.0, 192.52.193.255, AMT",
            "192.88.99.0, 192.88.99.255, 6to4 relays", "192.168.0.0, 192.168.255.255, private",
            "192.175.48.0, 192.175.48.255, AS112", "198.18.0.0, 198.19.255.255, benchmarks",
            "198.51.100.0, 198.51.100.255, documentation", "203.0.113.0, 203.0.113.255, documentation",
            "224.0.0.0, 239.255.255.255, multicast", "240.0.0.0, 255.255.255.255, reserved and broadcast"})
    void no_address_of_a_special_range_of_ipv4_is_public_and_the_next_ones_are(String first, String last, String what)
            throws UnknownHostException {
        assertThat(isPublic(first)).as(what).isFalse();
        assertThat(isPublic(last)).as(what).isFalse();
        if (!first.startsWith("0.") && !first.startsWith("240.")) {
            assertThat(isPublic(neighbour(first, -1))).as("before " + what).isTrue();
        }
        if (!last.startsWith("239.") && !last.startsWith("255.")) {
            assertThat(isPublic(neighbour(last, 1))).as("behind " + what).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
            "::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::169.254.169.254",
            "64:ff9b::192.0.2.1", "64:ff9b:1::1", "64:ff9b:1::8.8.8.8", "64:ff9b:1:ffff::", "100::1", "100:0:0:1::1",
            "2001::1", "2001:0:7f00:1::", "2001:1::1", "2001:2::1", "2001:3::1", "2001:4:112::1", "2001:10::1",
            "2001:20::1", "2001:30::1", "2001:1ff:ffff::", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::",
            "2002:c000:201::", "2620:4f:8000::1", "3fff::1", "3fff:fff::1", "5f00::1", "4000::1", "fc00::1", "fd12::1",
            "fe80::1", "fec0::1", "feff::1", "ff02::1", "ff0e::1", "2606:2800:220:1:0:5efe:10.0.0.1",
            "2606:2800:220:1:200:5efe:127.0.0.1"})
    void no_special_address_of_ipv6_is_public_nor_one_that_stands_for_such_a_one(String address)
            throws UnknownHostException {
        assertThat(isPublic(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "93.184.216.34", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:2800:220:1::1",
            "2001:200::1", "2001:db9::1", "2620:4f:8001::1", "2a00::1", "3ffe::1", "64:ff9b::808:808",
            "2002:808:808::", "::ffff:8.8.8.8", "2606:2800:220:1:0:5efe:8.8.8.8"})
    void other_addresses_are_public(String address) throws UnknownHostException {
        assertThat(isPublic(address)).isTrue();
    }

    @Test
    void the_zone_of_an_address_does_not_matter() throws UnknownHostException {
        assertThat(isPublic("fe80::1%1")).isFalse();
    }

    private static boolean isPublic(String address) throws UnknownHostException {
        return PublicAddress.is(InetAddress.getByName(address));
    }

    private static String neighbour(String address, int step) throws UnknownHostException {
        byte[] bytes = InetAddress.getByName(address).getAddress();
        long value = Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(bytes).getInt()) + step;
        return InetAddress.getByAddress(java.nio.ByteBuffer.allocate(4).putInt((int) value).array()).getHostAddress();
    }
}
