package io.modeldeck.intake;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where may be asked. What a person typed may lie on this machine or in the own network; what a server points to may not, unless it lies there
 * itself. Addresses of the network's own affairs, where clouds keep secrets, are never asked. A name is looked up here, and Java keeps what it found
 * for the connection that follows.
 */
final class Addresses {

    private Addresses() {}

    /** A web address as a person typed it. */
    static URI parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw FetchFailure.of(
                    FetchFailure.Code.ADDRESS,
                    "'" + shortened(text) + "' is no address; write it as in https://example.org/model.onnx.",
                    e);
        }
        requireForm(uri);
        return uri;
    }

    private static void requireForm(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")
                || uri.getHost() == null
                || uri.getRawUserInfo() != null) {
            throw FetchFailure.of(
                    FetchFailure.Code.ADDRESS,
                    "'" + shortened(uri.toString())
                            + "' is no address that is fetched from; it must begin with https:// or http://,"
                            + " and hold no password.");
        }
    }

    /** Refuses an address that a person typed only where nothing can be fetched from. */
    static void requireTyped(URI uri) {
        for (InetAddress address : resolved(uri)) {
            requireNoAffairs(uri, address);
            if (address.isLoopbackAddress() && !isLiterallyLocal(uri)) {
                throw refused(uri, address);
            }
        }
    }

    /** Refuses what a server points to, where the first address would not have led. */
    static void requirePointed(URI from, URI to) {
        requireForm(to);
        if (from.getScheme().equalsIgnoreCase("https") && to.getScheme().equalsIgnoreCase("http")) {
            throw FetchFailure.of(
                    FetchFailure.Code.REDIRECT,
                    from.getHost() + " points to an address that is not encrypted (" + to.getHost()
                            + "); it is not asked.");
        }
        boolean local = isLiterallyLocal(from);
        boolean own = resolvedOwn(from);
        for (InetAddress address : resolved(to)) {
            requireNoAffairs(to, address);
            if (address.isLoopbackAddress() && !local || isOwnNetwork(address) && !own && !local) {
                throw refused(to, address);
            }
        }
    }

    private static boolean resolvedOwn(URI from) {
        for (InetAddress address : resolved(from)) {
            if (!isOwnNetwork(address)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress[] resolved(URI uri) {
        try {
            return InetAddress.getAllByName(host(uri));
        } catch (UnknownHostException e) {
            throw FetchFailure.of(
                    FetchFailure.Code.UNREACHABLE,
                    "The host '" + uri.getHost() + "' is not known; check the address and the connection.",
                    e);
        }
    }

    private static String host(URI uri) {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    /** Spelt as this machine, so that nobody was led there. */
    private static boolean isLiterallyLocal(URI uri) {
        String host = host(uri).toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("::1")
                || host.equals("0:0:0:0:0:0:0:1");
    }

    private static boolean isOwnNetwork(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean six = address instanceof Inet6Address;
        boolean uniqueLocal = six && (bytes[0] & 0xfe) == 0xfc;
        // 100.64.0.0/10: what providers and private networks over the internet share (RFC 6598)
        boolean shared = !six && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isSiteLocalAddress() || uniqueLocal || shared;
    }

    private static void requireNoAffairs(URI uri, InetAddress address) {
        if (address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw FetchFailure.of(
                    FetchFailure.Code.ADDRESS,
                    leads(uri, address)
                            + ", which belongs to the network's own affairs; nothing is ever fetched from there,"
                            + " typed or not. Put the file on a server with an address of its own.");
        }
    }

    /** Only of places that may be asked when they are typed. */
    private static FetchFailure refused(URI uri, InetAddress address) {
        return FetchFailure.of(
                FetchFailure.Code.ADDRESS,
                leads(uri, address)
                        + ", in this machine or its own network, where nothing is fetched that somebody else points to;"
                        + " where that is meant, type the address itself.");
    }

    private static String leads(URI uri, InetAddress address) {
        String literal = address.getHostAddress();
        return host(uri).equals(literal)
                ? "The way leads to " + literal
                : "The name '" + uri.getHost() + "' leads to " + literal;
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 120 ? plain : plain.substring(0, 120) + "…";
    }
}
