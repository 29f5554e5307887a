package io.modeldeck.playground;

import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.ModelVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A call of an ONNX model as a Java program for ONNX Runtime's own library. Pure. */
final class OnnxSnippet {

    /** More values than these make a source nobody reads, and one that no method holds. */
    private static final int MOST_VALUES = 1_000;

    private OnnxSnippet() {}

    static String of(ModelVersion version, Path file, Map<String, Tensor> inputs) {
        StringBuilder puts = new StringBuilder();
        inputs.forEach((name, tensor) -> puts.append(put(version, name, tensor)));
        return """
                import ai.onnxruntime.OnnxJavaType;
                import ai.onnxruntime.OnnxTensor;
                import ai.onnxruntime.OnnxValue;
                import ai.onnxruntime.OrtEnvironment;
                import ai.onnxruntime.OrtException;
                import ai.onnxruntime.OrtSession;
                import java.nio.ByteBuffer;
                import java.nio.DoubleBuffer;
                import java.nio.FloatBuffer;
                import java.nio.IntBuffer;
                import java.nio.LongBuffer;
                import java.nio.ShortBuffer;
                import java.util.Arrays;
                import java.util.LinkedHashMap;
                import java.util.Map;

                // Asks %s. Needs com.microsoft.onnxruntime:onnxruntime.
                public class AskModel {

                    public static void main(String[] arguments) throws OrtException {
                        OrtEnvironment environment = OrtEnvironment.getEnvironment();
                        try (OrtSession session = environment.createSession(%s)) {
                            Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
                %s            try (OrtSession.Result result = session.run(inputs)) {
                                for (Map.Entry<String, OnnxValue> output : result) {
                                    String said = Arrays.deepToString(new Object[] {output.getValue().getValue()});
                                    System.out.println(output.getKey() + ": " + said.substring(1, said.length() - 1));
                                }
                            } finally {
                                inputs.values().forEach(OnnxTensor::close);
                            }
                        }
                    }
                }
                """.formatted(JavaText.comment(version.label()), JavaText.literal(file.toString()), puts);
    }

    private static String put(ModelVersion version, String name, Tensor tensor) {
        String shape = tensor.shape().stream().map(length -> length + "L").collect(Collectors.joining(", "));
        return """
                            // %s
                            inputs.put(%s, OnnxTensor.createTensor(environment, %s));
                """.formatted(
                        JavaText.comment(columns(version, name, tensor)),
                        JavaText.literal(name),
                        values(tensor, "new long[] {" + shape + "}"));
    }

    private static String columns(ModelVersion version, String name, Tensor tensor) {
        String many = tensor.size() > MOST_VALUES ? "fill in your " + tensor.size() + " values, row by row; " : "";
        return many
                + version.mapping().bindings().stream()
                        .filter(binding -> binding.input().equals(name))
                        .map(InputBinding::columns)
                        .map(columns -> String.join(", ", columns))
                        .findFirst()
                        .orElse(tensor.type().word() + " " + tensor.shape());
    }

    private static String values(Tensor tensor, String shape) {
        ElementType type = tensor.type();
        return switch (tensor.values()) {
            case float[] v
            when type == ElementType.FLOAT ->
                "FloatBuffer.wrap(" + array("float", v.length, i -> JavaText.number(v[i])) + "), " + shape;
            case float[] v
            when type == ElementType.FLOAT16 ->
                "ShortBuffer.wrap("
                        + array("short", v.length, i -> "(short) " + Float.floatToFloat16(v[i])) + "), " + shape
                        + ", OnnxJavaType.FLOAT16";
            case double[] v ->
                "DoubleBuffer.wrap(" + array("double", v.length, i -> JavaText.number(v[i])) + "), " + shape;
            case long[] v
            when type == ElementType.INT64 ->
                "LongBuffer.wrap(" + array("long", v.length, i -> v[i] + "L") + "), " + shape;
            case int[] v
            when type == ElementType.INT32 ->
                "IntBuffer.wrap(" + array("int", v.length, i -> Integer.toString(v[i])) + "), " + shape;
            case short[] v
            when type == ElementType.INT16 ->
                "ShortBuffer.wrap(" + array("short", v.length, i -> Short.toString(v[i])) + "), " + shape
                        + ", OnnxJavaType.INT16";
            case byte[] v ->
                "ByteBuffer.wrap(" + array("byte", v.length, i -> Byte.toString(v[i])) + "), " + shape
                        + ", OnnxJavaType." + type.name();
            case boolean[] v ->
                "ByteBuffer.wrap(" + array("byte", v.length, i -> v[i] ? "1" : "0") + "), " + shape
                        + ", OnnxJavaType.BOOL";
            case String[] v -> array("String", v.length, i -> JavaText.literal(v[i])) + ", " + shape;
            default ->
                throw new Problem("ONNX Runtime's Java library takes no tensors of " + type.word()
                        + " as they are; ask the model here, or by predict --tensors.");
        };
    }

    private static String array(String type, int length, IntFunction<String> value) {
        return length > MOST_VALUES
                ? "new " + type + "[" + length + "]"
                : IntStream.range(0, length)
                        .mapToObj(value)
                        .collect(Collectors.joining(", ", "new " + type + "[] {", "}"));
    }
}
