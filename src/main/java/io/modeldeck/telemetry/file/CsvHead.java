package io.modeldeck.telemetry.file;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Looks at the first line for the separator and then hands everything over from the start. */
final class CsvHead extends Reader {

    private static final int HEAD = 1 << 16;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final PushbackReader rest;
    private final char[] head = new char[HEAD];
    private int length;
    private int position;

    CsvHead(FileText text) {
        this.rest = text.reader();
        try {
            int read;
            while (length < HEAD && (read = rest.read(head, length, HEAD - length)) > 0) {
                length += read;
                if (endOfFirstLine() >= 0) {
                    break;
                }
            }
        } catch (IOException e) {
            throw text.problem(e);
        }
    }

    /** The most frequent of the known ones outside quotes; a comma where there is none. */
    char separator() {
        int[] counts = new int[SEPARATORS.length];
        int end = endOfFirstLine();
        boolean quoted = false;
        for (int i = 0; i < (end < 0 ? length : end); i++) {
            quoted ^= head[i] == '"';
            for (int s = 0; s < SEPARATORS.length && !quoted; s++) {
                counts[s] += head[i] == SEPARATORS[s] ? 1 : 0;
            }
        }
        int best = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        return SEPARATORS[best];
    }

    private int endOfFirstLine() {
        boolean quoted = false;
        boolean text = false;
        for (int i = 0; i < length; i++) {
            quoted ^= head[i] == '"';
            boolean end = !quoted && (head[i] == '\n' || head[i] == '\r');
            if (end && text) {
                return i;
            }
            text |= !end;
        }
        return -1;
    }

    @Override
    public int read(char[] target, int offset, int size) throws IOException {
        if (position < length) {
            int taken = Math.min(size, length - position);
            System.arraycopy(head, position, target, offset, taken);
            position += taken;
            return taken;
        }
        return rest.read(target, offset, size);
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}
