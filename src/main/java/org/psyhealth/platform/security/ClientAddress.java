package org.psyhealth.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** The client's address as a rate limit key: for IPv6 the network (/64), since a client may use all of it. */
final class ClientAddress {

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (!address.contains(":")) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address ipv6
                    ? HexFormat.of().formatHex(ipv6.getAddress(), 0, 8)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
