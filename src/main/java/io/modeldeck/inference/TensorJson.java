package io.modeldeck.inference;

import io.modeldeck.domain.Problem;
import io.modeldeck.registry.TensorSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tensors as nested lists of numbers, texts or truths by the names of the inputs, and what came as the same. */
public final class TensorJson {

    private TensorJson() {}

    /** The inputs of a model; the type of each is the model's, its shape that of the lists. */
    public static Map<String, Tensor> read(Map<String, Object> json, List<TensorSpec> inputs) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            TensorSpec spec = inputs.stream()
                    .filter(input -> input.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Problem("The model has no input '" + name + "'; its inputs are "
                            + String.join(
                                    ", ", inputs.stream().map(TensorSpec::words).toList()) + "."));
            tensors.put(name, tensor(spec, value));
        });
        return tensors;
    }

    private static Tensor tensor(TensorSpec spec, Object value) {
        List<Long> shape = new ArrayList<>();
        for (Object inner = value; inner instanceof List<?> list; inner = list.isEmpty() ? null : list.getFirst()) {
            shape.add((long) list.size());
        }
        List<Object> flat = new ArrayList<>();
        flatten(spec, value, shape, 0, flat);
        Object values = Tensor.array(spec.type(), flat.size())
                .orElseThrow(() -> new Problem("The input '" + spec.words() + "' cannot be given as lists."));
        for (int i = 0; i < flat.size(); i++) {
            set(spec, values, i, flat.get(i));
        }
        return new Tensor(spec.type(), shape, values);
    }

    private static void flatten(TensorSpec spec, Object value, List<Long> shape, int depth, List<Object> into) {
        if (depth == shape.size()) {
            into.add(value);
        } else if (value instanceof List<?> list && list.size() == shape.get(depth)) {
            list.forEach(inner -> flatten(spec, inner, shape, depth + 1, into));
        } else {
            throw new Problem("The lists for '" + spec.words() + "' are not all of one length; give a full block.");
        }
    }

    private static void set(TensorSpec spec, Object values, int i, Object value) {
        switch (values) {
            case String[] v when value instanceof String text -> v[i] = text;
            case boolean[] v when value instanceof Boolean truth -> v[i] = truth;
            case float[] v when value instanceof Number number -> v[i] = number.floatValue();
            case double[] v when value instanceof Number number -> v[i] = number.doubleValue();
            case Object other when value instanceof Number number -> setWhole(spec, other, i, number);
            default -> throw unfit(spec, value);
        }
    }

    private static void setWhole(TensorSpec spec, Object values, int i, Number number) {
        long whole = whole(spec, number).longValue();
        switch (values) {
            case long[] v -> v[i] = whole;
            case int[] v -> v[i] = (int) whole;
            case short[] v -> v[i] = (short) whole;
            case byte[] v -> v[i] = (byte) whole;
            default -> throw unfit(spec, number);
        }
    }

    private static BigInteger whole(TensorSpec spec, Number number) {
        if (!spec.type().isWhole()) {
            throw unfit(spec, number);
        }
        try {
            BigInteger whole = number instanceof Integer || number instanceof Long
                    ? BigInteger.valueOf(number.longValue())
                    : new BigDecimal(number.toString()).toBigIntegerExact();
            if (whole.compareTo(spec.type().least()) >= 0
                    && whole.compareTo(spec.type().most()) <= 0) {
                return whole;
            }
        } catch (ArithmeticException fraction) {
            throw unfit(spec, number);
        }
        throw unfit(spec, number);
    }

    private static Problem unfit(TensorSpec spec, Object value) {
        return new Problem("'" + value + "' is no value that the input '" + spec.words() + "' takes.");
    }

    /** Outputs for people and machines: the type, the shape and the values of a tensor, row by row. */
    public static Object write(ModelOutput output) {
        return switch (output) {
            case ModelOutput.Of(Tensor tensor) -> {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("type", tensor.type().word());
                document.put("shape", tensor.shape());
                document.put("values", values(tensor));
                yield document;
            }
            case ModelOutput.Sequence(List<ModelOutput> parts) ->
                parts.stream().map(TensorJson::write).toList();
            case ModelOutput.Mapping(Map<?, ?> values) -> values;
        };
    }

    private static List<Object> values(Tensor tensor) {
        List<Object> values = new ArrayList<>(tensor.size());
        for (int i = 0; i < tensor.size(); i++) {
            values.add(
                    switch (tensor.values()) {
                        case String[] v -> v[i];
                        case boolean[] v -> v[i];
                        case float[] v -> v[i];
                        case double[] v -> v[i];
                        default -> tensor.whole(i);
                    });
        }
        return values;
    }
}
