package dev.tend.kit.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others: those of private networks, of this machine, and of every other entry in the
 * IANA registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890), read on 2026-11-01. An IPv6 address that stands for an
 * IPv4 address is as public as that one.
 */
final class PublicAddress {

    private static final List<Range> NOT_PUBLIC_4 = ranges("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    /** All that IANA has given out for unicast on the internet. IPv4-mapped and -translated addresses and many more are outside of it. */
    private static final Range UNICAST_6 = range("2000::/3");

    /** In {@link #UNICAST_6}: protocols (Teredo, benchmarks, ORCHID and others), documentation, AS112. */
    private static final List<Range> NOT_PUBLIC_6 = ranges("2001::/23", "2001:db8::/32", "2620:4f:8000::/48",
            "3fff::/20");

    private static final Range NAT64 = range("64:ff9b::/96");
    private static final Range SIX_TO_FOUR = range("2002::/16");
    /** The second half of an ISATAP address (RFC 5214, 6.1), without the bit that says whether its IPv4 address is unique. */
    private static final byte[] ISATAP = { 0, 0, 0x5e, (byte) 0xfe};

    private record Range(byte[] start, int bits) {
        private boolean has(byte[] address) {
            int whole = bits / 8;
            int mask = 0xff00 >> bits % 8 & 0xff;
            return Arrays.equals(start, 0, whole, address, 0, whole)
                    && (mask == 0 || (start[whole] & mask) == (address[whole] & mask));
        }
    }

    private PublicAddress() {
    }

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(range -> range.has(bytes));
        } else if (NAT64.has(bytes)) {
            return isEmbedded(bytes, 12);
        } else if (SIX_TO_FOUR.has(bytes)) {
            return isEmbedded(bytes, 2);
        }
        return UNICAST_6.has(bytes) && NOT_PUBLIC_6.stream().noneMatch(range -> range.has(bytes))
                && (!isIsatap(bytes) || isEmbedded(bytes, 12));
    }

    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & ~2) == ISATAP[0] && Arrays.equals(bytes, 9, 12, ISATAP, 1, 4);
    }

    private static boolean isEmbedded(byte[] bytes, int at) {
        return is(address(Arrays.copyOfRange(bytes, at, at + 4)));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static List<Range> ranges(String... ranges) {
        return Arrays.stream(ranges).map(PublicAddress::range).toList();
    }

    private static Range range(String range) {
        String[] parts = range.split("/");
        try {
            return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
