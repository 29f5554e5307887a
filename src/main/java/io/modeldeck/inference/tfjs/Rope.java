package io.modeldeck.inference.tfjs;

import java.util.ArrayList;
import java.util.List;

/** Bytes in pieces, so that large contents that lie deep in messages are copied once only. */
final class Rope {

    private final List<byte[]> pieces = new ArrayList<>();
    private long length;

    Rope add(byte[] piece) {
        pieces.add(piece);
        length += piece.length;
        return this;
    }

    Rope add(Rope other) {
        pieces.addAll(other.pieces);
        length += other.length;
        return this;
    }

    long length() {
        return length;
    }

    byte[] bytes() {
        byte[] all = new byte[Math.toIntExact(length)];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
