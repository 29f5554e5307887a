package io.modeldeck.worker;

import io.modeldeck.domain.Problem;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a worker fetches rows, calls back and uploads, and the token for it. */
record JobAddresses(URI rows, URI callBacks, URI artifact, String token) {

    static JobAddresses of(Map<String, Object> order) {
        if (!(order.get("dataSource") instanceof Map<?, ?> source)) {
            throw new Problem("\"dataSource\" is missing.");
        }
        return new JobAddresses(
                uri(source.get("connectionString")),
                uri(order.get("callbackUrl")),
                uri(order.get("artifactUrl")),
                HttpCall.text(order, "token"));
    }

    Set<String> origins() {
        return Stream.of(rows, callBacks, artifact)
                .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority())
                .collect(Collectors.toSet());
    }

    private static URI uri(Object text) {
        try {
            URI uri = URI.create(String.valueOf(text));
            if (uri.getHost() != null && uri.getScheme() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new Problem("An address of the job is none: " + text + ".", e);
        }
        throw new Problem("An address of the job is none: " + text + ".");
    }
}
