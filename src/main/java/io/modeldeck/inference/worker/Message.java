package io.modeldeck.inference.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The first byte of a message, and how the rest is made and read. */
final class Message {

    static final int LOAD = 1;
    static final int PREDICT = 2;
    static final int RUN = 3;

    static final int DONE = 10;
    static final int ROW_PROBLEM = 11;
    static final int FAILURE = 12;

    interface Filling {
        void fill(DataOutputStream out) throws IOException;
    }

    private Message() {}

    static byte[] of(int kind, Filling filling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(kind);
            filling.fill(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static DataInputStream open(byte[] message) {
        return new DataInputStream(new ByteArrayInputStream(message));
    }
}
