package io.modeldeck.worker;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request.
 *
 * @param path as it was sent, not decoded: what is not plain fits no route
 * @param length of the body as announced; below 0 where it is not
 */
record HttpCall(
        String method,
        String path,
        Map<String, String> query,
        Function<String, Optional<String>> headers,
        long length,
        InputStream body) {

    static final int LARGEST_DOCUMENT = 1_000_000;

    /** The body is larger than may be. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large", null, false, false);
        }
    }

    /** The body as a JSON object, of a bearable size. */
    Map<String, Object> document() throws IOException {
        if (length > LARGEST_DOCUMENT) {
            throw new TooLarge();
        }
        byte[] bytes = body.readNBytes(LARGEST_DOCUMENT + 1);
        if (bytes.length > LARGEST_DOCUMENT) {
            throw new TooLarge();
        }
        return Json.readObject(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The token that the caller brings; empty without one. */
    String token() {
        return headers.apply("Authorization")
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring("Bearer ".length()))
                .orElse("");
    }

    /** A text of a document, or a sentence. */
    static String text(Map<String, Object> document, String key) {
        if (document.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new Problem("\"" + key + "\" is missing or no text.");
    }
}
