package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.TensorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the rows of a table fill a model's inputs: tensors [N,k], [N,1] or [N]. */
final class InputPlan {

    private static final Set<ElementType> TYPES = Set.of(
            ElementType.FLOAT,
            ElementType.DOUBLE,
            ElementType.FLOAT16,
            ElementType.INT64,
            ElementType.INT32,
            ElementType.INT16,
            ElementType.INT8,
            ElementType.UINT64,
            ElementType.UINT32,
            ElementType.UINT16,
            ElementType.UINT8,
            ElementType.BOOL,
            ElementType.STRING);

    /** @param places where each column was in the table before, which is where it mostly is again; whoever reads an old one only searches */
    private record Part(TensorSpec spec, List<String> columns, int[] places) {

        Column[] of(Table rows, String model) {
            Column[] found = new Column[places.length];
            List<Column> all = rows.columns();
            for (int c = 0; c < found.length; c++) {
                String name = columns.get(c);
                int place = places[c];
                if (place >= all.size() || !all.get(place).name().equals(name)) {
                    place = place(rows, name, model);
                    places[c] = place;
                }
                found[c] = all.get(place);
            }
            return found;
        }

        private static int place(Table rows, String name, String model) {
            for (int i = 0; i < rows.columns().size(); i++) {
                if (rows.columns().get(i).name().equals(name)) {
                    return i;
                }
            }
            throw new Problem("'" + model + "' needs the column '" + name + "'; the columns are "
                    + String.join(", ", rows.names())
                    + ". Name the columns as the model does, or add it with another --map.");
        }
    }

    private final String model;
    private final List<Part> parts;
    private final int fixedBatch;

    private InputPlan(String model, List<Part> parts, int fixedBatch) {
        this.model = model;
        this.parts = parts;
        this.fixedBatch = fixedBatch;
    }

    /** Refuses a mapping that does not fit the inputs, or inputs that no table can fill. */
    static InputPlan of(String model, List<TensorSpec> inputs, InputMapping mapping) {
        List<Part> parts = new ArrayList<>();
        for (InputBinding binding : mapping.bindings()) {
            TensorSpec spec = inputs.stream()
                    .filter(i -> i.name().equals(binding.input()))
                    .findFirst()
                    .orElseThrow(() -> new RuntimeFailure("'" + model + "' has no input '" + binding.input()
                            + "'; its inputs are " + words(inputs) + "."));
            requireTabular(model, spec);
            requireWidth(model, spec, binding.columns().size());
            parts.add(
                    new Part(spec, binding.columns(), new int[binding.columns().size()]));
        }
        for (TensorSpec input : inputs) {
            if (parts.stream().noneMatch(p -> p.spec().equals(input))) {
                throw new RuntimeFailure("No columns are mapped to the input '" + input.words() + "' of '" + model
                        + "'; add --map " + input.name() + "=COLUMN,….");
            }
        }
        return new InputPlan(model, parts, fixedBatch(model, parts));
    }

    static boolean isTabular(TensorSpec spec) {
        return TYPES.contains(spec.type()) && (spec.rank() == 1 || spec.rank() == 2);
    }

    static void requireTabular(String model, TensorSpec spec) {
        if (!isTabular(spec)) {
            throw new RuntimeFailure("'" + model + "' takes '" + spec.words()
                    + "', which rows of a table cannot fill (they fill [N, columns] of numbers, texts or truths);"
                    + " leave the mapping out, and predict with --tensors FILE.");
        }
    }

    /** Columns that the tensor takes; negative when it takes any number. */
    static long width(TensorSpec spec) {
        return spec.rank() == 2 ? spec.shape().get(1) : 1;
    }

    /** Rows that each call must have; 0 when any number will do. */
    int fixedBatch() {
        return fixedBatch;
    }

    /** The columns that the model needs, out of a table, by its inputs; refuses a table that lacks one. */
    List<Column[]> columns(Table rows) {
        List<Column[]> columns = new ArrayList<>(parts.size());
        for (Part part : parts) {
            columns.add(part.of(rows, model));
        }
        return columns;
    }

    /** The rows [from, to) as tensors of {@code batch} rows; the last row is repeated to fill them. */
    Map<String, Tensor> tensors(List<Column[]> columns, int from, int to, int batch) {
        Map<String, Tensor> tensors = LinkedHashMap.newLinkedHashMap(parts.size());
        for (int p = 0; p < parts.size(); p++) {
            TensorSpec spec = parts.get(p).spec();
            Column[] its = columns.get(p);
            List<Long> shape = spec.rank() == 1 ? List.of((long) batch) : List.of((long) batch, (long) its.length);
            tensors.put(spec.name(), new Tensor(spec.type(), shape, values(spec, its, from, to, batch)));
        }
        return tensors;
    }

    private static Object values(TensorSpec spec, Column[] columns, int from, int to, int batch) {
        int width = columns.length;
        int size = Math.multiplyExact(batch, width);
        Object values = Tensor.array(spec.type(), size).orElseThrow();
        if (values instanceof float[] floats && isNumeric(columns)) {
            fill(floats, columns, from, to, batch);
            return values;
        }
        for (int c = 0; c < width; c++) {
            InputCells cells = new InputCells(columns[c], spec);
            for (int i = 0; i < batch; i++) {
                set(values, i * width + c, cells, Math.min(from + i, to - 1));
            }
        }
        return values;
    }

    private static boolean isNumeric(Column[] columns) {
        for (Column column : columns) {
            if (!(column instanceof Column.Numeric)) {
                return false;
            }
        }
        return true;
    }

    /** What nearly every call is made of, row by row, so that the memory is written in its own order. */
    private static void fill(float[] values, Column[] columns, int from, int to, int batch) {
        double[][] given = new double[columns.length][];
        for (int c = 0; c < given.length; c++) {
            given[c] = ((Column.Numeric) columns[c]).values();
        }
        int at = 0;
        for (int i = 0; i < batch; i++) {
            int row = Math.min(from + i, to - 1);
            for (double[] column : given) {
                values[at++] = (float) column[row];
            }
        }
    }

    private static void set(Object values, int at, InputCells cells, int row) {
        switch (values) {
            case float[] v -> v[at] = (float) cells.number(row);
            case double[] v -> v[at] = cells.number(row);
            case long[] v -> v[at] = cells.whole(row);
            case int[] v -> v[at] = (int) cells.whole(row);
            case short[] v -> v[at] = (short) cells.whole(row);
            case byte[] v -> v[at] = (byte) cells.whole(row);
            case boolean[] v -> v[at] = cells.truth(row);
            default -> ((String[]) values)[at] = cells.text(row);
        }
    }

    private static void requireWidth(String model, TensorSpec spec, int columns) {
        long width = width(spec);
        if (width >= 0 && width != columns) {
            throw new RuntimeFailure("The input '" + spec.words() + "' of '" + model + "' takes " + width
                    + (width == 1 ? " column" : " columns") + ", and the mapping names " + columns
                    + "; name exactly those, in the tensor's own order.");
        }
    }

    private static int fixedBatch(String model, List<Part> parts) {
        List<Long> fixed = parts.stream()
                .map(p -> p.spec().shape().getFirst())
                .filter(n -> n > 0)
                .distinct()
                .toList();
        if (fixed.size() > 1 || !fixed.isEmpty() && fixed.getFirst() > 100_000) {
            throw new RuntimeFailure("The inputs of '" + model + "' take a fixed and unfitting number of rows " + fixed
                    + "; export it with a free first dimension.");
        }
        return fixed.isEmpty() ? 0 : Math.toIntExact(fixed.getFirst());
    }

    private static String words(List<TensorSpec> inputs) {
        return String.join(
                ", ", inputs.stream().limit(30).map(TensorSpec::words).toList());
    }
}
