package io.modeldeck.inference.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The array of a tensor as bytes. */
final class ArrayBytes {

    private ArrayBytes() {}

    static void write(DataOutputStream out, Object values) throws IOException {
        switch (values) {
            case float[] v -> {
                ByteBuffer bytes = begin(out, 'f', v.length, 4);
                bytes.asFloatBuffer().put(v);
                out.write(bytes.array());
            }
            case double[] v -> {
                ByteBuffer bytes = begin(out, 'd', v.length, 8);
                bytes.asDoubleBuffer().put(v);
                out.write(bytes.array());
            }
            case long[] v -> {
                ByteBuffer bytes = begin(out, 'l', v.length, 8);
                bytes.asLongBuffer().put(v);
                out.write(bytes.array());
            }
            case int[] v -> {
                ByteBuffer bytes = begin(out, 'i', v.length, 4);
                bytes.asIntBuffer().put(v);
                out.write(bytes.array());
            }
            case short[] v -> {
                ByteBuffer bytes = begin(out, 's', v.length, 2);
                bytes.asShortBuffer().put(v);
                out.write(bytes.array());
            }
            case byte[] v -> {
                begin(out, 'b', v.length, 0);
                out.write(v);
            }
            case boolean[] v -> {
                begin(out, 'z', v.length, 0);
                for (boolean value : v) {
                    out.writeBoolean(value);
                }
            }
            case String[] v -> {
                begin(out, 't', v.length, 0);
                for (String value : v) {
                    Codec.text(out, value);
                }
            }
            default -> throw new IllegalArgumentException("No tensor holds " + values.getClass());
        }
    }

    static Object read(DataInputStream in) throws IOException {
        char kind = (char) in.readByte();
        int length = in.readInt();
        switch (kind) {
            case 'f' -> {
                float[] v = new float[length];
                whole(in, length, 4).asFloatBuffer().get(v);
                return v;
            }
            case 'd' -> {
                double[] v = new double[length];
                whole(in, length, 8).asDoubleBuffer().get(v);
                return v;
            }
            case 'l' -> {
                long[] v = new long[length];
                whole(in, length, 8).asLongBuffer().get(v);
                return v;
            }
            case 'i' -> {
                int[] v = new int[length];
                whole(in, length, 4).asIntBuffer().get(v);
                return v;
            }
            case 's' -> {
                short[] v = new short[length];
                whole(in, length, 2).asShortBuffer().get(v);
                return v;
            }
            case 'b' -> {
                return whole(in, length, 1).array();
            }
            case 'z' -> {
                boolean[] v = new boolean[length];
                for (int i = 0; i < length; i++) {
                    v[i] = in.readBoolean();
                }
                return v;
            }
            default -> {
                String[] v = new String[length];
                for (int i = 0; i < length; i++) {
                    v[i] = Codec.text(in);
                }
                return v;
            }
        }
    }

    private static ByteBuffer begin(DataOutputStream out, char kind, int length, int width) throws IOException {
        out.writeByte(kind);
        out.writeInt(length);
        return ByteBuffer.allocate(Math.multiplyExact(length, width));
    }

    private static ByteBuffer whole(DataInputStream in, int length, int width) throws IOException {
        int wanted = Math.multiplyExact(length, width);
        byte[] bytes = in.readNBytes(wanted);
        if (bytes.length != wanted) {
            throw new IOException("a message that ends too early");
        }
        return ByteBuffer.wrap(bytes);
    }
}
