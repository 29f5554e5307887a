package io.modeldeck.inference.tfjs;

import com.google.protobuf.CodedOutputStream;
import io.modeldeck.inference.Rope;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.tensorflow.TensorFlowType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes messages of TensorFlow that are given in their JSON form. The fields are those of its saved_model.proto, graph.proto, function.proto and what they
 * use; further ones, such as notes for debuggers, are left out.
 */
final class GraphMessage {

    /** Each message with its fields: name, number and kind. A star says that it maps names to messages. */
    private static final String FORMS = """
            SavedModel: savedModelSchemaVersion 1 whole, metaGraphs 2 MetaGraph
            MetaGraph: metaInfoDef 1 MetaInfo, graphDef 2 Graph, signatureDef 5 Signature*
            MetaInfo: tags 4 text
            Signature: inputs 1 TensorInfo*, outputs 2 TensorInfo*, methodName 3 text
            TensorInfo: name 1 text, dtype 2 type, tensorShape 3 Shape
            Graph: node 1 Node, library 2 Library, versions 4 Versions
            Versions: producer 1 whole, minConsumer 2 whole, badConsumers 3 whole
            Node: name 1 text, op 2 text, input 3 text, device 4 text, attr 5 Value*
            Value: list 1 Values, s 2 bytes, i 3 whole, f 4 single, b 5 truth, type 6 type, shape 7 Shape, tensor 8 Tensor,\
             placeholder 9 text, func 10 Called
            Values: s 2 bytes, i 3 whole, f 4 single, b 5 truth, type 6 type, shape 7 Shape, tensor 8 Tensor, func 9 Called
            Called: name 1 text, attr 2 Value*
            Shape: dim 2 Dimension, unknownRank 3 truth
            Dimension: size 1 whole, name 2 text
            Tensor: dtype 1 type, tensorShape 2 Shape, versionNumber 3 whole, tensorContent 4 bytes, floatVal 5 single,\
             doubleVal 6 double, intVal 7 whole, stringVal 8 bytes, int64Val 10 whole, boolVal 11 truth, halfVal 13 whole
            Library: function 1 Function, gradient 2 Gradient
            Gradient: functionName 1 text, gradientFunc 2 text
            Function: signature 1 Operator, nodeDef 3 Node, ret 4 text*, attr 5 Value*, controlRet 6 text*
            Operator: name 1 text, inputArg 2 Argument, outputArg 3 Argument, attr 4 Attribute, isStateful 17 truth,\
             controlOutput 20 text
            Argument: name 1 text, type 3 type, typeAttr 4 text, numberAttr 5 text, typeListAttr 6 text, isRef 16 truth
            Attribute: name 1 text, type 2 text, defaultValue 3 Value, hasMinimum 5 truth, minimum 6 whole, allowedValues 7 Value
            """;

    private static final Map<String, Map<String, Field>> MESSAGES = messages();

    /** @param isMap whether names lead to such values */
    private record Field(int number, String kind, boolean isMap) {}

    private static Map<String, Map<String, Field>> messages() {
        Map<String, Map<String, Field>> messages = new TreeMap<>();
        for (String line : FORMS.split("\n")) {
            String[] parts = line.split(": ");
            Map<String, Field> fields = new LinkedHashMap<>();
            for (String field : parts[1].split(", ")) {
                String[] words = field.split(" ");
                boolean isMap = words[2].endsWith("*");
                String kind = isMap ? words[2].substring(0, words[2].length() - 1) : words[2];
                fields.put(words[0], new Field(Integer.parseInt(words[1]), kind, isMap));
            }
            messages.put(parts[0], fields);
        }
        return messages;
    }

    private GraphMessage() {}

    /**
     * A message as bytes.
     *
     * @param message its kind, as in {@code SavedModel}
     * @param json its fields; bytes may also be given as such
     * @throws RuntimeFailure when a field is not of its kind
     */
    static Rope write(String message, Map<?, ?> json) {
        Rope rope = new Rope();
        MESSAGES.get(message).forEach((name, field) -> {
            Object value = json.containsKey(name) ? json.get(name) : json.get(snake(name));
            if (value != null) {
                field(rope, name, field, value);
            }
        });
        return rope;
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static void field(Rope rope, String name, Field field, Object value) {
        try {
            if (field.isMap()) {
                // In the order of the names, so that the same model always gives the same bytes.
                Map<String, Object> sorted = new TreeMap<>();
                ((Map<?, ?>) value).forEach((key, each) -> sorted.put((String) key, each));
                sorted.forEach((key, each) -> {
                    Rope entry = new Rope();
                    single(entry, new Field(1, "text", false), key);
                    single(entry, new Field(2, field.kind(), false), each);
                    rope.nested(field.number(), entry);
                });
            } else if (value instanceof List<?> list && !isBytes(field, list)) {
                list.forEach(each -> single(rope, field, each));
            } else {
                single(rope, field, value);
            }
        } catch (ClassCastException | IllegalArgumentException e) {
            throw new RuntimeFailure(
                    "The graph's '" + name + "' is not of the kind that TensorFlow.js writes ("
                            + RuntimeFailure.words(e) + "); convert the model again.",
                    e);
        }
    }

    /** Some converters write bytes as a list of numbers. */
    private static boolean isBytes(Field field, List<?> list) {
        return field.kind().equals("bytes") && !list.isEmpty() && list.getFirst() instanceof Number;
    }

    private static void single(Rope rope, Field field, Object value) {
        int number = field.number();
        switch (field.kind()) {
            case "text" -> rope.nested(number, new Rope().add(((String) value).getBytes(StandardCharsets.UTF_8)));
            case "bytes" -> rope.nested(number, new Rope().add(bytes(value)));
            case "whole" -> rope.add(coded(out -> out.writeInt64(number, whole(value))));
            case "truth" -> rope.add(coded(out -> out.writeBool(number, (Boolean) value)));
            case "single" -> rope.add(coded(out -> out.writeFloat(number, (float) fraction(value))));
            case "double" -> rope.add(coded(out -> out.writeDouble(number, fraction(value))));
            case "type" -> rope.add(coded(out -> out.writeInt32(number, type(value))));
            default -> rope.nested(number, write(field.kind(), (Map<?, ?>) value));
        }
    }

    private static byte[] bytes(Object value) {
        return switch (value) {
            case byte[] plain -> plain;
            case List<?> numbers -> {
                byte[] plain = new byte[numbers.size()];
                for (int i = 0; i < plain.length; i++) {
                    plain[i] = ((Number) numbers.get(i)).byteValue();
                }
                yield plain;
            }
            default ->
                Base64.getDecoder().decode(((String) value).replace('-', '+').replace('_', '/'));
        };
    }

    /** Large whole numbers are texts in JSON. */
    private static long whole(Object value) {
        return value instanceof String text ? Long.parseLong(text) : ((Number) value).longValue();
    }

    private static double fraction(Object value) {
        return value instanceof String text ? Double.parseDouble(text) : ((Number) value).doubleValue();
    }

    private static int type(Object value) {
        return value instanceof Number number
                ? number.intValue()
                : TensorFlowType.named((String) value)
                        .orElseThrow(() -> new IllegalArgumentException("there is no type '" + value + "'"))
                        .number();
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] coded(Writing writing) {
        byte[] room = new byte[32];
        CodedOutputStream out = CodedOutputStream.newInstance(room);
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not refuse", e);
        }
        return java.util.Arrays.copyOf(room, out.getTotalBytesWritten());
    }
}
