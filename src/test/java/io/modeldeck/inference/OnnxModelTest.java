package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

    private static final float[][] SCORES = {{1, 0}, {0, 1}};

    @TempDir
    Path folder;

    private InferenceBench bench;

    @BeforeEach
    void open() {
        bench = new InferenceBench(folder, InferenceBench.limits(4, Duration.ofSeconds(30)), 4);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Table table(Column... columns) {
        return Table.of(List.of(columns));
    }

    private static Column.Numeric numbers(String name, double... values) {
        return new Column.Numeric(name, values);
    }

    private static Column.Categorical texts(String name, String... values) {
        return new Column.Categorical(name, values);
    }

    private static AddModel scores() {
        return AddModel.named("scores", "1")
                .withMapping(InputMapping.parse(List.of("input=a,b")))
                .withClasses(List.of("no", "yes"));
    }

    private Predictions predict(ModelVersion version, Table rows) {
        return bench.runtimes.predict(version, rows);
    }

    @Test
    void columnsAreFoundByNameInWhateverOrderTheyCome() {
        ModelVersion version = bench.add(Graphs.scores(SCORES).bytes(), scores());
        Predictions straight = predict(version, table(numbers("a", 0.2, 0.9), numbers("b", 0.8, 0.1)));
        Predictions turned =
                predict(version, table(texts("other", "x", "y"), numbers("b", 0.8, 0.1), numbers("a", 0.2, 0.9)));
        assertThat(straight.values()).containsExactly("yes", "no");
        assertThat(turned.values()).containsExactly("yes", "no");
        assertThat(straight.confidence()).containsExactly(new double[] {0.8, 0.9}, within(1e-6));
        assertThat(straight.withPositive(Optional.of("no")).score())
                .containsExactly(new double[] {0.2, 0.9}, within(1e-6));
        assertThat(straight.withPositive(Optional.empty()).score()).containsOnly(Double.NaN);
    }

    @Test
    void batchesAreCutAndJoinedInOrder() {
        ModelVersion version = bench.add(Graphs.plus(0.5f), AddModel.named("sum", "1"));
        double[] x = IntStream.range(0, 11).mapToDouble(i -> i).toArray();
        Predictions predictions = predict(version, table(numbers("x", x)));
        assertThat(predictions.values())
                .containsExactly("0.5", "1.5", "2.5", "3.5", "4.5", "5.5", "6.5", "7.5", "8.5", "9.5", "10.5");
        assertThat(predictions.confidence()).hasSize(11).containsOnly(Double.NaN);
        assertThat(predictions.hasScores()).isFalse();
        assertThat(predict(version, table(numbers("x"))).values()).isEmpty();
    }

    @Test
    void aFixedNumberOfRowsIsFilledUp() {
        byte[] three = new Graphs()
                .input("x", DataType.FLOAT, 3, 1)
                .floats("c", new float[] {1}, 1)
                .node("Add", List.of("x", "c"), List.of("prediction"))
                .output("prediction", DataType.FLOAT, 3, 1)
                .bytes();
        ModelVersion version = bench.add(three, AddModel.named("three", "1"));
        assertThat(predict(version, table(numbers("x", 1, 2, 3, 4))).values()).containsExactly("2", "3", "4", "5");
        byte[] one = new Graphs()
                .input("input", DataType.FLOAT, 1, 2)
                .node("Softmax", List.of("input"), List.of("output"))
                .output("output", DataType.FLOAT, 1, 2)
                .bytes();
        ModelVersion single = bench.add(one, scores());
        assertThat(predict(single, table(numbers("a", 1, 0, 1), numbers("b", 0, 1, 0)))
                        .values())
                .containsExactly("no", "yes", "no");
    }

    @Test
    void everyKindOfColumnReachesItsTensor() {
        byte[] kinds = new Graphs()
                .input("f", DataType.FLOAT, -1, 1)
                .input("d", DataType.DOUBLE, -1)
                .input("l", DataType.INT64, -1, 1)
                .input("i", DataType.INT32, -1, 1)
                .input("b", DataType.BOOL, -1, 1)
                .input("s", DataType.STRING, -1, 1)
                .node("Cast", List.of("d"), List.of("d1"), Graphs.whole("to", 1))
                .floats("shape", new float[] {-1, 1}, 2)
                .node("Cast", List.of("shape"), List.of("shape7"), Graphs.whole("to", 7))
                .node("Reshape", List.of("d1", "shape7"), List.of("d2"))
                .node("Cast", List.of("l"), List.of("l1"), Graphs.whole("to", 1))
                .node("Cast", List.of("i"), List.of("i1"), Graphs.whole("to", 1))
                .node("Cast", List.of("b"), List.of("b1"), Graphs.whole("to", 1))
                .mlNode(
                        "LabelEncoder",
                        List.of("s"),
                        List.of("s1"),
                        Graphs.texts("keys_strings", "x", "7", ""),
                        Graphs.singles("values_floats", 1, 2, 3),
                        floatDefault())
                .node("Sum", List.of("f", "d2", "l1", "i1", "b1", "s1"), List.of("prediction"))
                .output("prediction", DataType.FLOAT, -1, 1)
                .bytes();
        ModelVersion version = bench.add(kinds, AddModel.named("kinds", "1"));
        Table rows = table(
                texts("f", "1.5", " 2 ", "0"),
                numbers("d", 10, 20, 30),
                numbers("l", 100, 200, 300),
                texts("i", "1000", "2000", "3000"),
                texts("b", "true", "0", "FALSE"),
                texts("s", "x", "7", null));
        assertThat(predict(version, rows).values()).containsExactly("1113.5", "2224", "3333");
        Table numericCodes = new Table(
                List.of(
                        numbers("f", 0),
                        numbers("d", 0),
                        numbers("l", 0),
                        numbers("i", 0),
                        numbers("b", 1),
                        numbers("s", 7)),
                1);
        assertThat(predict(version, numericCodes).values())
                .as("the number 7 is the text 7")
                .containsExactly("3");
    }

    private static AttributeProto floatDefault() {
        return AttributeProto.newBuilder()
                .setName("default_float")
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(-1)
                .build();
    }

    @Test
    void aCellThatDoesNotFitIsNamedByRowAndColumn() {
        ModelVersion version = bench.add(Graphs.plus(1), AddModel.named("sum", "1"));
        String[] cells = {"1", "2", "3", "4", "5", "six", "7"};
        assertThatThrownBy(() -> predict(version, table(texts("x", cells))))
                .isInstanceOf(RowProblem.class)
                .hasMessage("Row 6, column 'x': 'six' is not a number; the model's input is 'x float [N, 1]'. Mend the"
                        + " value.")
                .satisfies(e -> assertThat(((RowProblem) e).row()).isEqualTo(5));
        assertThatThrownBy(() -> predict(version, table(numbers("y", 1), numbers("z", 1))))
                .isInstanceOf(Problem.class)
                .isNotInstanceOf(RowProblem.class)
                .hasMessageContaining("needs the column 'x'; the columns are y, z");
    }

    @Test
    void wholeNumbersAndTruthsAreNotBent() {
        byte[] kinds = new Graphs()
                .input("l", DataType.INT64, -1, 1)
                .input("b", DataType.BOOL, -1, 1)
                .node("Cast", List.of("l"), List.of("l1"), Graphs.whole("to", 1))
                .node("Cast", List.of("b"), List.of("b1"), Graphs.whole("to", 1))
                .node("Add", List.of("l1", "b1"), List.of("prediction"))
                .output("prediction", DataType.FLOAT, -1, 1)
                .bytes();
        ModelVersion version = bench.add(kinds, AddModel.named("kinds", "1"));
        assertThatThrownBy(() -> predict(version, table(numbers("l", 1.5), numbers("b", 1))))
                .hasMessageContaining("1.5 is not a whole number");
        assertThatThrownBy(() -> predict(version, table(numbers("l", 1e300), numbers("b", 1))))
                .isInstanceOf(RowProblem.class);
        assertThatThrownBy(() -> predict(version, table(numbers("l", Double.NaN), numbers("b", 1))))
                .hasMessageContaining("a value is missing");
        assertThatThrownBy(() -> predict(version, table(numbers("l", 1), numbers("b", 2))))
                .hasMessageContaining("'2' is neither true nor false");
    }

    @Test
    void logitsAndLogarithmsBecomeProbabilitiesAndProbabilitiesStay() {
        double[] probabilities = {0.25, 0.75};
        OutputReader.toProbabilities(probabilities);
        assertThat(probabilities).containsExactly(0.25, 0.75);
        double[] logarithms = {Math.log(0.25), Math.log(0.75)};
        OutputReader.toProbabilities(logarithms);
        assertThat(logarithms).containsExactly(new double[] {0.25, 0.75}, within(1e-12));
        double[] logits = {1_000, 1_000 + Math.log(3)};
        OutputReader.toProbabilities(logits);
        assertThat(logits).containsExactly(new double[] {0.25, 0.75}, within(1e-9));
    }

    @Test
    void oneScorePerRowIsTheProbabilityOfTheSecondClass() {
        Graphs graph = new Graphs()
                .input("x", DataType.FLOAT, -1, 1)
                .node("Identity", List.of("x"), List.of("p"))
                .output("p", DataType.FLOAT, -1, 1);
        ModelVersion version =
                bench.add(graph.bytes(), AddModel.named("binary", "1").withClasses(List.of("no", "yes")));
        Predictions predictions = predict(version, table(numbers("x", 0.25, 0.75)));
        assertThat(predictions.values()).containsExactly("no", "yes");
        assertThat(predictions.confidence()).containsExactly(0.75, 0.75);
        assertThatThrownBy(() -> predict(version, table(numbers("x", 3))))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("read as the probability of 'yes', but 3.0 is none");
    }

    @Test
    void classifiersWithLabelsAndMapsAreReadAsTheyNameTheirClasses() {
        byte[] zipped = new Graphs()
                .input("input", DataType.FLOAT, -1, 2)
                .mlNode(
                        "LinearClassifier",
                        List.of("input"),
                        List.of("label", "raw"),
                        Graphs.singles("coefficients", 1, 0, 0, 1),
                        Graphs.singles("intercepts", 0, 0),
                        Graphs.wholes("classlabels_ints", 10, 20))
                .mlNode("ZipMap", List.of("raw"), List.of("probabilities"), Graphs.wholes("classlabels_int64s", 10, 20))
                .output("label", DataType.INT64, -1)
                .outputMaps("probabilities")
                .bytes();
        AddModel options = AddModel.named("zipped", "1").withMapping(InputMapping.parse(List.of("input=a,b")));
        ModelVersion version = bench.add(zipped, options);
        assertThat(version.classes()).containsExactly("10", "20");
        Table rows = table(numbers("a", 0.9, 0.1), numbers("b", 0.1, 0.9));
        Predictions predictions = predict(version, rows);
        assertThat(predictions.values()).containsExactly("10", "20");
        assertThat(predictions.scores()[0]).containsExactly(new double[] {0.9, 0.1}, within(1e-6));
        ModelVersion renamed = bench.add(
                zipped,
                AddModel.named("renamed", "1")
                        .withMapping(InputMapping.parse(List.of("input=a,b")))
                        .withClasses(List.of("low", "high")));
        assertThat(predict(renamed, rows).values()).containsExactly("low", "high");
        assertThat(predict(renamed, rows).confidence()).containsExactly(new double[] {0.9, 0.9}, within(1e-6));
    }

    @Test
    void anAnswerThatIsNoNumberIsRefusedByRow() {
        ModelVersion version = bench.add(Graphs.scores(SCORES).bytes(), scores());
        double[] a = {0.5, 0.5, 0.5, 0.5, 0.5, Double.NaN};
        double[] b = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        assertThatThrownBy(() -> predict(version, table(numbers("a", a), numbers("b", b))))
                .isInstanceOf(RowProblem.class)
                .hasMessageStartingWith("Row 6: the model")
                .hasMessageContaining("fill the row's missing values");
    }

    @Test
    @Timeout(60)
    void aGraphWithoutEndIsStopped() {
        try (InferenceBench hasty =
                new InferenceBench(folder.resolve("workspace"), InferenceBench.limits(4, Duration.ofMillis(300)), 4)) {
            ModelVersion version = hasty.add(Graphs.endless(), AddModel.named("endless", "1"));
            assertThatThrownBy(() -> hasty.runtimes.predict(version, table(numbers("x", 1))))
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageContaining("was stopped: one call took more than");
            ModelVersion sound = hasty.add(Graphs.plus(1), AddModel.named("sum", "1"));
            assertThat(hasty.runtimes.predict(sound, table(numbers("x", 1))).values())
                    .as("the engine goes on")
                    .containsExactly("2");
        }
    }
}
