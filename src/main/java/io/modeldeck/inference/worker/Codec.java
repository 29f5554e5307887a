package io.modeldeck.inference.worker;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables, tensors and answers as bytes. What one side writes, the other side of the same version reads. */
final class Codec {

    private interface Writing<T> {
        void write(T value) throws IOException;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private Codec() {}

    static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("a message that ends too early");
        }
        return bytes;
    }

    private static <T> void list(DataOutputStream out, List<T> values, Writing<T> writing) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writing.write(value);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reading<T> reading) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>(Math.min(size, 1 << 16));
        for (int i = 0; i < size; i++) {
            values.add(reading.read());
        }
        return values;
    }

    static void table(DataOutputStream out, Table table) throws IOException {
        out.writeInt(table.rows());
        list(out, table.columns(), column -> {
            text(out, column.name());
            switch (column) {
                case Column.Numeric numbers -> {
                    out.writeBoolean(true);
                    doubles(out, numbers.values());
                }
                case Column.Categorical texts -> {
                    out.writeBoolean(false);
                    for (String value : texts.values()) {
                        out.writeBoolean(value != null);
                        if (value != null) {
                            text(out, value);
                        }
                    }
                }
            }
        });
    }

    static Table table(DataInputStream in) throws IOException {
        int rows = in.readInt();
        List<Column> columns = list(in, () -> {
            String name = text(in);
            if (in.readBoolean()) {
                return new Column.Numeric(name, doubles(in));
            }
            String[] values = new String[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = in.readBoolean() ? text(in) : null;
            }
            return new Column.Categorical(name, values);
        });
        return new Table(columns, rows);
    }

    static void predictions(DataOutputStream out, Predictions answer) throws IOException {
        list(out, answer.values(), value -> text(out, value));
        doubles(out, answer.confidence());
        list(out, List.of(answer.scores()), row -> doubles(out, row));
        list(out, answer.classes(), name -> text(out, name));
        doubles(out, answer.score());
    }

    static Predictions predictions(DataInputStream in) throws IOException {
        return new Predictions(
                list(in, () -> text(in)),
                doubles(in),
                list(in, () -> doubles(in)).toArray(double[][]::new),
                list(in, () -> text(in)),
                doubles(in));
    }

    private static void doubles(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] doubles(DataInputStream in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    static void tensors(DataOutputStream out, Map<String, Tensor> tensors) throws IOException {
        list(out, List.copyOf(tensors.entrySet()), named -> {
            text(out, named.getKey());
            tensor(out, named.getValue());
        });
    }

    static Map<String, Tensor> tensors(DataInputStream in) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            tensors.put(text(in), tensor(in));
        }
        return tensors;
    }

    static void outputs(DataOutputStream out, Map<String, ModelOutput> outputs) throws IOException {
        list(out, List.copyOf(outputs.entrySet()), named -> {
            text(out, named.getKey());
            output(out, named.getValue());
        });
    }

    static Map<String, ModelOutput> outputs(DataInputStream in) throws IOException {
        Map<String, ModelOutput> outputs = new LinkedHashMap<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            outputs.put(text(in), output(in));
        }
        return outputs;
    }

    private static void output(DataOutputStream out, ModelOutput output) throws IOException {
        switch (output) {
            case ModelOutput.Of(Tensor tensor) -> {
                out.writeByte(0);
                tensor(out, tensor);
            }
            case ModelOutput.Sequence(List<ModelOutput> values) -> {
                out.writeByte(1);
                list(out, values, value -> output(out, value));
            }
            case ModelOutput.Mapping(Map<?, ?> values) -> {
                out.writeByte(2);
                out.writeInt(values.size());
                for (Map.Entry<?, ?> entry : values.entrySet()) {
                    scalar(out, entry.getKey());
                    scalar(out, entry.getValue());
                }
            }
        }
    }

    private static ModelOutput output(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 0 -> new ModelOutput.Of(tensor(in));
            case 1 -> new ModelOutput.Sequence(list(in, () -> output(in)));
            default -> {
                Map<Object, Object> values = new LinkedHashMap<>();
                int size = in.readInt();
                for (int i = 0; i < size; i++) {
                    values.put(scalar(in), scalar(in));
                }
                yield new ModelOutput.Mapping(values);
            }
        };
    }

    private static void scalar(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case Long whole -> {
                out.writeByte('l');
                out.writeLong(whole);
            }
            case Float number -> {
                out.writeByte('f');
                out.writeFloat(number);
            }
            case Double number -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            default -> {
                out.writeByte('s');
                text(out, String.valueOf(value));
            }
        }
    }

    private static Object scalar(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 'l' -> in.readLong();
            case 'f' -> in.readFloat();
            case 'd' -> in.readDouble();
            default -> text(in);
        };
    }

    private static void tensor(DataOutputStream out, Tensor tensor) throws IOException {
        out.writeByte(tensor.type().ordinal());
        list(out, tensor.shape(), out::writeLong);
        ArrayBytes.write(out, tensor.values());
    }

    private static Tensor tensor(DataInputStream in) throws IOException {
        ElementType type = ElementType.values()[in.readByte()];
        return new Tensor(type, list(in, in::readLong), ArrayBytes.read(in));
    }
}
