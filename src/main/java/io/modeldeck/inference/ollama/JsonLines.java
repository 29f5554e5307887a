package io.modeldeck.inference.ollama;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of UTF-8, however the network cut them; a line that never ends is refused. */
final class JsonLines {

    /** What the server's own client takes. */
    static final int LIMIT = 8_000_000;

    private final InputStream bytes;
    private final byte[] piece = new byte[8_192];
    private int at;
    private int end;

    JsonLines(InputStream bytes) {
        this.bytes = bytes;
    }

    /** The next line that is not blank; empty at the end. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (at == end) {
                at = 0;
                end = bytes.read(piece);
                if (end < 0) {
                    end = 0;
                    return line.size() == 0 ? Optional.empty() : Optional.of(text(line));
                }
            }
            int from = at;
            while (at < end && piece[at] != '\n') {
                at++;
            }
            line.write(piece, from, at - from);
            if (line.size() > LIMIT) {
                throw new IOException("a line is longer than " + LIMIT + " bytes");
            }
            if (at < end) {
                at++;
                String text = text(line);
                if (!text.isBlank()) {
                    return Optional.of(text);
                }
                line.reset();
            }
        }
    }

    private static String text(ByteArrayOutputStream line) {
        return line.toString(StandardCharsets.UTF_8);
    }
}
