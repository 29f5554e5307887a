package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Constants of a graph in JSON, whose values TensorFlow.js keeps in other files, as other types than the graph has in a few cases. */
final class GraphConstant {

    private static final List<String> CONTENTS = List.of(
            "tensorContent",
            "floatVal",
            "doubleVal",
            "intVal",
            "int64Val",
            "boolVal",
            "stringVal",
            "halfVal",
            "tensor_content",
            "float_val",
            "double_val",
            "int_val",
            "int64_val",
            "bool_val",
            "string_val",
            "half_val");

    private GraphConstant() {}

    /** The attributes with the weight as value, in the type that the graph says. */
    static Map<String, Object> filled(String model, String name, Object attributes, Tensor weight) {
        Map<String, Object> filled = new LinkedHashMap<>();
        if (attributes instanceof Map<?, ?> map) {
            map.forEach((key, value) -> filled.put(String.valueOf(key), value));
        }
        String said = filled.get("dtype") instanceof Map<?, ?> type ? String.valueOf(type.get("type")) : "";
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("dtype", said);
        tensor.put(
                "tensorShape",
                Map.of(
                        "dim",
                        weight.shape().stream()
                                .map(size -> Map.of("size", size))
                                .toList()));
        if (weight.values() instanceof String[] texts && said.equals("DT_STRING")) {
            List<Object> values = new ArrayList<>();
            for (String text : texts) {
                values.add(text.getBytes(StandardCharsets.ISO_8859_1));
            }
            tensor.put("stringVal", values);
        } else {
            tensor.put("tensorContent", content(model, name, said, weight));
        }
        filled.put("value", Map.of("tensor", tensor));
        return filled;
    }

    private static byte[] content(String model, String name, String type, Tensor weight) {
        int size = weight.size();
        boolean isNumber = !(weight.values() instanceof String[]);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(size, width(isNumber ? type : "", model, name)))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            double value = weight.number(i);
            switch (type) {
                case "DT_FLOAT" -> bytes.putFloat((float) value);
                case "DT_DOUBLE" -> bytes.putDouble(value);
                case "DT_HALF" -> bytes.putShort(Float.floatToFloat16((float) value));
                case "DT_INT64" -> bytes.putLong((long) value);
                case "DT_INT32" -> bytes.putInt((int) value);
                case "DT_INT16" -> bytes.putShort((short) value);
                default -> bytes.put((byte) value);
            }
        }
        return bytes.array();
    }

    private static int width(String type, String model, String name) {
        return switch (type) {
            case "DT_DOUBLE", "DT_INT64" -> 8;
            case "DT_FLOAT", "DT_INT32" -> 4;
            case "DT_HALF", "DT_INT16" -> 2;
            case "DT_BOOL", "DT_INT8", "DT_UINT8" -> 1;
            default ->
                throw new RuntimeFailure("The constant '" + name + "' of " + model + " is a " + type
                        + ", which its weight cannot be; convert the model again.");
        };
    }

    /** Refuses a constant that has its values neither in the graph nor among the weights. */
    static void requireContent(String model, String name, Object attributes) {
        if (attributes instanceof Map<?, ?> map
                && map.get("value") instanceof Map<?, ?> value
                && value.get("tensor") instanceof Map<?, ?> tensor
                && (CONTENTS.stream().anyMatch(tensor::containsKey) || isEmpty(tensor))) {
            return;
        }
        throw new RuntimeFailure("The weight '" + name + "' of the graph of " + model
                + " is not among those that it announces; convert the model again.");
    }

    private static boolean isEmpty(Map<?, ?> tensor) {
        return tensor.get("tensorShape") instanceof Map<?, ?> shape
                && shape.get("dim") instanceof List<?> dimensions
                && dimensions.stream()
                        .anyMatch(each -> each instanceof Map<?, ?> dimension
                                && (dimension.get("size") == null
                                        || String.valueOf(dimension.get("size")).equals("0")));
    }
}
