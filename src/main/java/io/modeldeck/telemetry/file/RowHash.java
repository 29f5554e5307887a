package io.modeldeck.telemetry.file;

/** A 64-bit hash of the values of a row. Stored in ids, so it must never change. */
public final class RowHash {

    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long state = START;

    public void add(char c) {
        state = (state ^ c) * PRIME;
    }

    public void add(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
    }

    /** Ends a value, so that {@code a,bc} and {@code ab,c} differ. Outside the range of characters, so that no text can end a value. */
    public void endValue() {
        state = (state ^ 0x10000L) * PRIME;
    }

    /** The hash of what was added; starts anew. */
    public long finish() {
        long h = state;
        state = START;
        // The multiplications above hardly move the low bits' influence downwards; this mixes all of them.
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
