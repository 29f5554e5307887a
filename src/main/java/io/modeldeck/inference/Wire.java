package io.modeldeck.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Walks over the fields of a message in the protocol-buffers wire format, within its bytes and without copying them. */
public final class Wire {

    /** The bytes are no such message, or end too early. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean early;

        public Malformed(boolean early) {
            super(early ? "ends too early" : "is no message");
            this.early = early;
        }

        public boolean endsEarly() {
            return early;
        }
    }

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int type;

    public Wire(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Wire(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Steps to the next field; false at the end. The field must then be taken or {@link #skip skipped}. */
    public boolean next() throws Malformed {
        if (at == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        type = (int) (tag & 7);
        if (tag >>> 3 == 0
                || tag >>> 3 > 536_870_911
                || type != VARINT && type != FIXED64 && type != BYTES && type != FIXED32) {
            throw new Malformed(false);
        }
        return true;
    }

    /** Where in the bytes it stands. */
    int position() {
        return at;
    }

    /** Adds the bytes from that position to where it stands. */
    void copy(int from, Rope rope) {
        rope.add(bytes, from, at);
    }

    public int field() {
        return field;
    }

    public boolean isBytes() {
        return type == BYTES;
    }

    public boolean isVarint() {
        return type == VARINT;
    }

    public long varint() throws Malformed {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at == end) {
                throw new Malformed(true);
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed(false);
    }

    /** The field's bytes as a message of their own. */
    public Wire message() throws Malformed {
        int length = length(varint());
        Wire inner = new Wire(bytes, at, at + length);
        at += length;
        return inner;
    }

    public String text() throws Malformed {
        Wire inner = message();
        return new String(bytes, inner.at, inner.end - inner.at, StandardCharsets.UTF_8);
    }

    /** The four bytes of a fixed number, the lowest first. */
    public int fixed32() throws Malformed {
        if (type != FIXED32) {
            throw new Malformed(false);
        }
        int from = at;
        at += length(4);
        return ByteBuffer.wrap(bytes, from, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    public boolean hasMore() {
        return at < end;
    }

    public void skip() throws Malformed {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> at += length(8);
            case FIXED32 -> at += length(4);
            default -> message();
        }
    }

    private int length(long wanted) throws Malformed {
        if (wanted < 0) {
            throw new Malformed(false);
        }
        if (wanted > end - at) {
            throw new Malformed(true);
        }
        return (int) wanted;
    }
}
