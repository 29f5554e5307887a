package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.RuntimeFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a layer says of itself.
 *
 * @param kind its class, as in {@code Dense}
 */
record LayerConfig(String model, String kind, Map<?, ?> values) {

    /** @throws RuntimeFailure when it describes no layer */
    static LayerConfig of(String model, Object layer) {
        if (layer instanceof Map<?, ?> map && map.get("class_name") instanceof String kind) {
            if (map.get("config") instanceof Map<?, ?> values) {
                return new LayerConfig(model, kind, values);
            }
            // As old makers wrote a sequence.
            if (map.get("config") instanceof List<?> layers) {
                return new LayerConfig(model, kind, Map.of("layers", layers));
            }
        }
        throw new RuntimeFailure(model + " describes a layer without class_name and config; convert the model again.");
    }

    String name() {
        return text("name", kind);
    }

    String text(String key, String usual) {
        Object value = values.get(key);
        if (value == null || value instanceof String) {
            return value == null ? usual : (String) value;
        }
        throw unsupported(key + " of a form of its own");
    }

    boolean flag(String key, boolean usual) {
        return values.get(key) instanceof Boolean flag ? flag : usual;
    }

    double number(String key, double usual) {
        return values.get(key) instanceof Number number ? number.doubleValue() : usual;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    /** So many whole numbers; one number stands for all. */
    long[] wholes(String key, int count, long usual) {
        long[] wholes = new long[count];
        java.util.Arrays.fill(wholes, usual);
        Object value = values.get(key);
        if (value instanceof Number number) {
            java.util.Arrays.fill(wholes, number.longValue());
        } else if (value != null) {
            List<Long> list = list(key);
            if (list.size() != count) {
                throw unsupported(key + " " + value);
            }
            for (int i = 0; i < count; i++) {
                wholes[i] = list.get(i);
            }
        }
        return wholes;
    }

    /** A list of whole numbers; where nothing stands, −1. */
    List<Long> list(String key) {
        List<Long> list = new ArrayList<>();
        if (!(values.get(key) instanceof List<?> said)) {
            throw unsupported("no " + key);
        }
        for (Object each : said) {
            if (each != null && !(each instanceof Number)) {
                throw unsupported(key + " " + said);
            }
            list.add(each instanceof Number number ? number.longValue() : -1L);
        }
        return list;
    }

    /** The shape of what comes in, the rows first; empty when it does not say. */
    Optional<List<Long>> inputShape() {
        String key = has("batch_input_shape") ? "batch_input_shape" : "batch_shape";
        return has(key) ? Optional.of(list(key)) : Optional.empty();
    }

    /** Another layer that this one applies. */
    LayerConfig inner(String key) {
        return of(model, values.get(key));
    }

    /** Channels must stand last. */
    void requireChannelsLast() {
        if (text("data_format", "channels_last").equals("channels_first")) {
            throw unsupported("data_format channels_first");
        }
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw unsupported(otherwise);
        }
    }

    RuntimeFailure unsupported(String what) {
        return new RuntimeFailure("The layer '" + name() + "' (" + kind + ") of " + model + " has " + what
                + ", which is not converted; convert the model to a graph model, or to ONNX, and add that.");
    }
}
