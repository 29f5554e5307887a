package io.modeldeck.benchmark;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorJson;
import io.modeldeck.playground.InputForm;
import io.modeldeck.playground.Question;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One model in a benchmark, with the questions in the form in which it takes them. */
record Entry(ModelVersion version, List<Question> questions) {

    /** Tensors are made up of so many values at most; a larger input must be given. */
    private static final long MOST_VALUES = 10_000_000;

    /** Each of the versions with what it is asked; refuses data that one of them cannot read, before anything is measured. */
    static List<Entry> of(List<ModelVersion> versions, TestData data, List<InputForm> forms) {
        return switch (data) {
            case TestData.Rows(Table table, String source) ->
                versions.stream().map(v -> new Entry(v, rows(v, table, source))).toList();
            case TestData.Tensors(List<Map<String, Object>> calls, String source) ->
                versions.stream()
                        .map(v -> new Entry(
                                v,
                                requireSome(calls, source).stream()
                                        .<Question>map(
                                                call -> new Question.OfTensors(TensorJson.read(call, v.inputs())))
                                        .toList()))
                        .toList();
            case TestData.Generated(int rows, long seed) -> generated(versions, forms, rows, seed);
        };
    }

    private static List<Entry> generated(List<ModelVersion> versions, List<InputForm> forms, int rows, long seed) {
        if (rows < 1) {
            throw new Problem("At least one row is generated; give --generate 1 or more.");
        }
        if (versions.stream().allMatch(version -> version.mapping().isEmpty())) {
            return versions.stream()
                    .map(version -> new Entry(version, tensors(version, rows, seed)))
                    .toList();
        }
        InputForm all = forms.stream().reduce(new InputForm(List.of()), InputForm::with);
        Table table = all.generate(rows, seed);
        return versions.stream()
                .map(version -> new Entry(version, rows(version, table, "the generated rows")))
                .toList();
    }

    private static List<Question> rows(ModelVersion version, Table table, String source) {
        if (version.mapping().isEmpty()) {
            throw new Problem(version.label() + " takes tensors, and no row of a table can fill them; give --tensors"
                    + " FILE, or generate them.");
        }
        Table fitted = fitted(version, table);
        for (String name : version.mapping().columns()) {
            if (fitted.column(name).isEmpty()) {
                throw new Problem(version.label() + " needs the column '" + name + "', and " + source + " has "
                        + String.join(", ", fitted.names()) + "; name the columns as the models do.");
            }
        }
        Table needed = fitted.select(version.mapping().columns());
        return IntStream.range(
                        0,
                        requireSome(IntStream.range(0, needed.rows()).boxed().toList(), source)
                                .size())
                .<Question>mapToObj(row -> new Question.OfRows(needed.slice(row, row + 1)))
                .toList();
    }

    /** Who reads one column takes the only one there is: runtimes name the same text differently. */
    private static Table fitted(ModelVersion version, Table table) {
        List<String> columns = version.mapping().columns();
        if (columns.size() != 1 || table.columns().size() != 1) {
            return table;
        }
        Column only = table.columns().getFirst();
        return new Table(List.of(only.named(columns.getFirst())), table.rows());
    }

    private static <T> List<T> requireSome(List<T> calls, String source) {
        if (calls.isEmpty()) {
            throw new Problem(source + " holds nothing to ask; give one row at least.");
        }
        return calls;
    }

    /** Any values of the right types: numbers from 0 to 1, whole numbers from 0 to 9, one where a length is free. */
    private static List<Question> tensors(ModelVersion version, int calls, long seed) {
        List<Question> questions = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int call = 0; call < calls; call++) {
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            for (TensorSpec input : version.inputs()) {
                inputs.put(input.name(), tensor(version, input, random));
            }
            questions.add(new Question.OfTensors(inputs));
        }
        return questions;
    }

    private static Tensor tensor(ModelVersion version, TensorSpec input, SplittableRandom random) {
        List<Long> shape =
                input.shape().stream().map(length -> length < 0 ? 1L : length).toList();
        long size = shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * Math.min(b, MOST_VALUES));
        if (size > MOST_VALUES) {
            throw new Problem("The input '" + input.words() + "' of " + version.label()
                    + " is too large to be made up; give --tensors FILE.");
        }
        int count = (int) size;
        Object values = Tensor.array(input.type(), count)
                .orElseThrow(() -> new Problem("The input '" + input.words() + "' of " + version.label()
                        + " cannot be made up; give --tensors FILE."));
        fill(values, count, random);
        return new Tensor(input.type(), shape, values);
    }

    private static void fill(Object values, int count, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            double place = random.nextDouble();
            switch (values) {
                case float[] v -> v[i] = (float) place;
                case double[] v -> v[i] = place;
                case boolean[] v -> v[i] = place < 0.5;
                case String[] v -> v[i] = "text " + (int) (place * 1_000);
                default -> {
                    byte whole = (byte) (place * 10);
                    // a byte widens to whatever whole numbers the tensor holds
                    Array.setByte(values, i, whole);
                }
            }
        }
    }
}
