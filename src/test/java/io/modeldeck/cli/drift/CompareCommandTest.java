package io.modeldeck.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.cli.Deck;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shape of the comparison's answer, files as they come, and a model that must be fed by name. */
class CompareCommandTest {

    private static final String[] STATISTICS = {
        "ks",
        "psi",
        "chi_square",
        "wasserstein",
        "jensen_shannon",
        "hellinger",
        "total_variation",
        "l_infinity",
        "kl_divergence",
        "mann_whitney",
        "anderson_darling",
        "cramer_von_mises",
        "t_test",
        "energy_distance",
        "cramers_v",
        "g_test"
    };

    @TempDir
    private Path folder;

    @Test
    void theAnswerHasTheAgreedShape() {
        Deck deck = new Deck(folder);
        deck.write("a.csv", "n,c\n1,x\n2,y\n3,x\n,y\n");
        deck.write("b.csv", "n,c\n2,x\n3,\n4,z\n5,z\n");
        Deck.Result result = deck.run("compare", "--reference", "a.csv", "--current", "b.csv", "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).doesNotContain("NaN", "Infinity");
        Map<String, Object> numeric = column(result, 0);
        Map<String, Object> categorical = column(result, 1);
        assertThat(numeric)
                .containsOnlyKeys(
                        "name",
                        "type",
                        "nReference",
                        "nCurrent",
                        "missingReference",
                        "missingCurrent",
                        "statistics",
                        "decision")
                .containsEntry("type", "numeric")
                .containsEntry("nReference", 3)
                .containsEntry("missingReference", 1);
        assertThat(statistics(numeric))
                .containsOnlyKeys(STATISTICS)
                .containsEntry("chi_square", null)
                .containsEntry("g_test", null)
                .containsEntry("cramers_v", null);
        // F - G is largest between 3 and 4, where all of the reference and half of the current values lie below.
        assertThat((Double) ((Map<?, ?>) statistics(numeric).get("ks")).get("statistic"))
                .isCloseTo(.5, within(1e-12));
        assertThat(categorical).containsEntry("type", "categorical").containsEntry("missingCurrent", 1);
        assertThat(statistics(categorical)).containsEntry("ks", null);
        assertThat(((Map<?, ?>) statistics(categorical).get("chi_square")).keySet())
                .extracting(String::valueOf)
                .containsExactly("statistic", "pValue", "degreesOfFreedom");
        assertThat(((Map<?, ?>) numeric.get("decision")).keySet())
                .extracting(String::valueOf)
                .containsExactly(
                        "state", "method", "parameters", "effectSize", "threshold", "pValueCorrected", "reason");
    }

    @Test
    void rangesGzipAndFilesWithoutAHeader() throws IOException {
        Deck deck = new Deck(folder);
        deck.write("a.csv", "1,x\n2,x\n300,y\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.csv.gz")))) {
            out.write("900,q\n1,x\n2,x\n".getBytes(StandardCharsets.UTF_8));
        }
        Deck.Result result = deck.run(
                "compare",
                "--reference",
                "a.csv[0:2]",
                "--current",
                "b.csv.gz[1:3]",
                "--no-header",
                "--categorical",
                "0",
                "--columns",
                "0",
                "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, Object> only = column(result, 0);
        assertThat(only)
                .containsEntry("name", "0")
                .containsEntry("type", "categorical")
                .containsEntry("nReference", 2)
                .containsEntry("nCurrent", 2);
        assertThat(((Map<?, ?>) statistics(only).get("total_variation")).get("statistic"))
                .isEqualTo(0.0);
    }

    @Test
    void irisIsFedByNameWhateverTheOrderOfTheFile() throws IOException {
        Path data = SharedData.require("tabular/small_uci/iris.csv");
        Path model = SharedData.require("models/onnx/tribuo/iris-lr-model.onnx");
        Deck deck = new Deck(folder);
        // The model wants the petal before the sepal, and has its classes in an order of its own.
        Deck.Result added = deck.inDeck(
                "model",
                "add",
                model.toString(),
                "--name",
                "iris",
                "--source-version",
                "1",
                "--map",
                "input=2,3,0,1",
                "--classes",
                "Iris-versicolor,Iris-virginica,Iris-setosa",
                "--json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        Deck.Result predicted =
                deck.inDeck("predict", "--model", "iris", "--input", data.toString(), "--no-header", "--json");
        assertThat(predicted.exitCode()).as(predicted.err()).isZero();
        List<String> truth = Files.readAllLines(data).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
        List<?> rows = (List<?>) predicted.json().get("predictions");
        long right = IntStream.range(0, rows.size())
                .filter(row -> truth.get(row).equals(((Map<?, ?>) rows.get(row)).get("prediction")))
                .count();
        assertThat(right).isEqualTo(146);
    }

    @SuppressWarnings("unchecked") // the document's own shape
    private static Map<String, Object> column(Deck.Result result, int index) {
        return (Map<String, Object>) ((List<?>) result.json().get("columns")).get(index);
    }

    @SuppressWarnings("unchecked") // the document's own shape
    private static Map<String, Object> statistics(Map<String, Object> column) {
        return (Map<String, Object>) column.get("statistics");
    }
}
