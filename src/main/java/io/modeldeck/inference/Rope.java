package io.modeldeck.inference;

import java.util.ArrayList;
import java.util.List;

/** Bytes in pieces, so that large contents that lie deep in messages are copied once only. */
public final class Rope {

    private record Piece(byte[] source, int from, int length) {}

    private final List<Piece> pieces = new ArrayList<>();
    private long length;

    public Rope add(byte[] piece) {
        return add(piece, 0, piece.length);
    }

    /** The bytes [from, to) of an array that nobody changes meanwhile. */
    public Rope add(byte[] source, int from, int to) {
        pieces.add(new Piece(source, from, to - from));
        length += to - from;
        return this;
    }

    public Rope add(Rope other) {
        pieces.addAll(other.pieces);
        length += other.length;
        return this;
    }

    /** Bytes as a field of a message in the protocol-buffers wire format. */
    public Rope nested(int field, Rope content) {
        return varint((long) field << 3 | Wire.BYTES).varint(content.length).add(content);
    }

    private Rope varint(long value) {
        byte[] bytes = new byte[10];
        int size = 0;
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return add(bytes, 0, size);
    }

    public long length() {
        return length;
    }

    public byte[] bytes() {
        byte[] all = new byte[Math.toIntExact(length)];
        int at = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.source, piece.from, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
