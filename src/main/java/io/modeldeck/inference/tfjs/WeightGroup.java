package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights of one group of shards, one after the other as its manifest announces them. */
final class WeightGroup {

    private final ByteBuffer content;
    private final String model;

    private WeightGroup(byte[] content, String model) {
        this.content = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        this.model = model;
    }

    /**
     * Reads weights; quantised ones become what they stand for. Texts are bytes, each a character of ISO 8859-1.
     *
     * @param announced name, shape, type and quantisation of each
     * @throws RuntimeFailure when the shards do not hold exactly what is announced
     */
    static Map<String, Tensor> read(byte[] content, List<Map<?, ?>> announced, String model) {
        WeightGroup group = new WeightGroup(content, model);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Map<?, ?> each : announced) {
            String name = String.valueOf(each.get("name"));
            if (weights.put(name, group.weight(name, each)) != null) {
                throw new RuntimeFailure(model + " names the weight '" + name + "' twice; convert the model again.");
            }
        }
        if (group.content.hasRemaining()) {
            throw new RuntimeFailure("The files with weights of " + model + " are " + group.content.remaining()
                    + " bytes longer than it announces; copy or convert the model again.");
        }
        return weights;
    }

    private Tensor weight(String name, Map<?, ?> announced) {
        List<Long> shape = shape(name, announced.get("shape"));
        String type = String.valueOf(announced.get("dtype"));
        int size = size(name, shape);
        try {
            if (announced.get("quantization") instanceof Map<?, ?> quantisation) {
                return quantised(name, type, shape, size, quantisation);
            }
            return switch (type) {
                case "float32" -> new Tensor(ElementType.FLOAT, shape, floats(room(size, 4)));
                case "int32" -> new Tensor(ElementType.INT32, shape, wholes(room(size, 4)));
                case "bool" -> new Tensor(ElementType.BOOL, shape, truths(room(size, 1)));
                case "string" -> new Tensor(ElementType.STRING, shape, texts(room(size, 4)));
                default -> throw unfit(name, "the type '" + type + "'");
            };
        } catch (BufferUnderflowException e) {
            throw new RuntimeFailure(
                    "The files with weights of " + model + " end within '" + name
                            + "', before all that it announces; copy or convert the model again.",
                    e);
        }
    }

    private List<Long> shape(String name, Object announced) {
        List<Long> shape = new ArrayList<>();
        if (announced instanceof List<?> list) {
            for (Object each : list) {
                if (!(each instanceof Number number) || number.longValue() < 0) {
                    throw unfit(name, "the shape " + announced);
                }
                shape.add(number.longValue());
            }
            return shape;
        }
        throw unfit(name, "the shape " + announced);
    }

    private int size(String name, List<Long> shape) {
        try {
            return Math.toIntExact(shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact));
        } catch (ArithmeticException e) {
            throw unfit(name, "the shape " + shape);
        }
    }

    /** Nothing is made room for that the shards do not hold. */
    private int room(int size, int bytes) {
        if ((long) size * bytes > content.remaining()) {
            throw new BufferUnderflowException();
        }
        return size;
    }

    private Tensor quantised(String name, String type, List<Long> shape, int size, Map<?, ?> quantisation) {
        String kept = String.valueOf(quantisation.get("dtype"));
        double[] values = new double[room(size, kept.equals("uint8") ? 1 : 2)];
        boolean isHalf = kept.equals("float16");
        double scale = isHalf ? 1 : number(name, quantisation.get("scale"));
        double least = isHalf ? 0 : number(name, quantisation.get("min"));
        for (int i = 0; i < size; i++) {
            double stored = switch (kept) {
                case "uint8" -> Byte.toUnsignedInt(content.get());
                case "uint16" -> Short.toUnsignedInt(content.getShort());
                case "float16" -> Float.float16ToFloat(content.getShort());
                default -> throw unfit(name, "the quantisation '" + kept + "'");
            };
            values[i] = stored * scale + least;
        }
        return switch (type) {
            case "float32" -> {
                float[] floats = new float[size];
                for (int i = 0; i < size; i++) {
                    floats[i] = (float) values[i];
                }
                yield new Tensor(ElementType.FLOAT, shape, floats);
            }
            case "int32" -> {
                int[] wholes = new int[size];
                for (int i = 0; i < size; i++) {
                    wholes[i] = (int) Math.round(values[i]);
                }
                yield new Tensor(ElementType.INT32, shape, wholes);
            }
            default -> throw unfit(name, "a quantised '" + type + "'");
        };
    }

    private double number(String name, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw unfit(name, "a quantisation without scale and min");
    }

    private float[] floats(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = content.getFloat();
        }
        return values;
    }

    private int[] wholes(int size) {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = content.getInt();
        }
        return values;
    }

    private boolean[] truths(int size) {
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
            values[i] = content.get() != 0;
        }
        return values;
    }

    private String[] texts(int size) {
        String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            long length = Integer.toUnsignedLong(content.getInt());
            if (length > content.remaining()) {
                throw new BufferUnderflowException();
            }
            byte[] bytes = new byte[(int) length];
            content.get(bytes);
            values[i] = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return values;
    }

    private RuntimeFailure unfit(String name, String what) {
        return new RuntimeFailure(
                "The weight '" + name + "' of " + model + " has " + what + ", which cannot be read here.");
    }
}
