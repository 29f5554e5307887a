package io.modeldeck.training.recipe;

import io.modeldeck.domain.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a worker takes jobs: an address of HTTP that a person typed. Beyond this machine only encrypted. */
public record WorkerAddress(URI uri) {

    private static final int LONGEST = 2_000;

    public static WorkerAddress of(String typed) {
        if (typed.length() > LONGEST) {
            throw refusal("a very long text", "at most " + LONGEST + " characters");
        }
        URI uri;
        try {
            uri = new URI(typed);
        } catch (URISyntaxException e) {
            throw refusal(typed, "no address (" + e.getReason() + ")");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || uri.getRawQuery() != null) {
            throw refusal(typed, "not of the form http://HOST:PORT/PATH, without name, password or query");
        }
        WorkerAddress address = new WorkerAddress(uri);
        if (scheme.equals("http") && !address.isLoopback()) {
            throw refusal(
                    typed, "beyond this machine and not encrypted; use https, or a tunnel that ends on 127.0.0.1");
        }
        return address;
    }

    /** Scheme, host and port: what a person allows, and where everything of this worker must lie. */
    public String origin() {
        return origin(uri);
    }

    /** Whether the other address lies at the same place. */
    public boolean sameOrigin(URI other) {
        return other.getHost() != null
                && other.getScheme() != null
                && origin(other).equals(origin());
    }

    /** Whether it names this machine, by the names that mean nothing else. */
    public boolean isLoopback() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static Problem refusal(String typed, String why) {
        return new Problem("The worker's address '" + typed + "' is " + why + "; mend \"worker\" in the recipe.");
    }
}
