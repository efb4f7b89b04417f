package dev.tend.notifier.sink;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;

/** Which addresses messages may go to, so that a configured URL can't be turned against the own network (SSRF). */
final class AddressGuard {

    private final boolean allowPrivate;

    AddressGuard(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    boolean allows(URI uri) {
        return "https".equals(uri.getScheme()) || allowPrivate && "http".equals(uri.getScheme());
    }

    boolean allows(InetAddress address) {
        return allowPrivate || isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6((Inet6Address) address, bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean thisNetwork = first == 0;
        boolean carrierGrade = first == 100 && (second & 0xc0) == 64;
        boolean protocols = first == 192 && second == 0 && bytes[2] == 0;
        boolean benchmark = first == 198 && (second & 0xfe) == 18;
        boolean reserved = first >= 240;
        return !(thisNetwork || carrierGrade || protocols || benchmark || reserved);
    }

    /** IPv6 that only wraps an IPv4 address counts as that one: mapped ones are IPv4 in Java already, NAT64 and 6to4 are not. */
    private static boolean isPublic6(Inet6Address address, byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        if (uniqueLocal || address.isIPv4CompatibleAddress()) {
            return false;
        }
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        if (nat64) {
            return isPublicWrapped(Arrays.copyOfRange(bytes, 12, 16));
        }
        return !teredo && (!sixToFour || isPublicWrapped(Arrays.copyOfRange(bytes, 2, 6)));
    }

    private static boolean isPublicWrapped(byte[] ipv4) {
        try {
            return isPublic(InetAddress.getByAddress(ipv4));
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
