package io.modeldeck.inference.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Messages of a known length between two processes. What does not begin as one, as the print of a native library does not, breaks the connection. */
final class Frames {

    /** An answer of a gigabyte is no answer. */
    static final int LIMIT = 1 << 30;

    private static final int MARK = 0x4d4f4445;

    private Frames() {}

    static void write(OutputStream to, byte[] message) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MARK);
        out.writeInt(message.length);
        out.write(message);
        out.flush();
    }

    /** @throws EOFException when the other side has ended */
    static byte[] read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        int mark = in.readInt();
        if (mark != MARK) {
            throw new IOException("something else was written where an answer begins");
        }
        int length = in.readInt();
        if (length < 0 || length > LIMIT) {
            throw new IOException("an answer of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException();
        }
        return message;
    }
}
