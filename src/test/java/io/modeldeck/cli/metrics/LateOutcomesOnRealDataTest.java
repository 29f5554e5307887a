package io.modeldeck.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The synthetic car loans as a model whose outcomes come a year late: the checks on the way find what moved when it moved, and what was estimated is held
 * against what came out. The figures are those of docs/monitoring-on-real-data.md.
 */
@Tag("full")
class LateOutcomesOnRealDataTest {

    private static final String FOLDER = "tabular/car_loan_synthetic/";
    private static final Instant START = Instant.parse("2018-10-30T18:00:00Z");
    private static final Duration CHUNK = Duration.ofMinutes(43_596);
    private static final int CHUNKS = 10;

    @TempDir
    private Path folder;

    private Deck deck;

    private Map<String, Object> done(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        Deck.Result result = deck.inDeck(all);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static List<String> lines(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.require(FOLDER + file))),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static void bring(List<String> options, String file) {
        options.addAll(List.of("events", "import", file, "--model", "loan", "--time", "timestamp"));
        options.addAll(List.of("--prediction", "y_pred", "--score", "y_pred_proba", "--positive", "1"));
    }

    /** The loans to look at without their outcomes, and the outcomes by themselves. */
    private void files() throws IOException {
        List<String> analysis = lines("analysis.csv.gz");
        List<String> target = lines("analysis_target.csv.gz");
        StringBuilder events = new StringBuilder("id,").append(analysis.getFirst());
        StringBuilder labels = new StringBuilder("id,").append(target.getFirst());
        for (int row = 1; row < analysis.size(); row++) {
            events.append('\n').append(row).append(',').append(analysis.get(row));
            labels.append('\n').append(row).append(',').append(target.get(row));
        }
        deck.write("analysis.csv", events.toString());
        deck.write("outcomes.csv", labels.toString());
    }

    @Test
    void whatMovedIsFoundAtOnceAndWhatWasEstimatedComesOut() throws IOException {
        deck = new Deck(folder);
        files();
        List<String> reference = new ArrayList<>();
        bring(reference, SharedData.require(FOLDER + "reference.csv.gz").toString());
        reference.addAll(List.of("--label", "repaid", "--as-reference"));
        done(reference.toArray(String[]::new));
        List<String> analysis = new ArrayList<>();
        bring(analysis, "analysis.csv");
        analysis.addAll(List.of("--id", "id"));
        done(analysis.toArray(String[]::new));
        assertThat(fired())
                .as("the inputs move from 2019-03-31 03:00 on; what fires then goes on to the end")
                .containsEntry("input drift", "2019-03-31T12:00:00Z");

        done(
                "config",
                "set",
                "drift.inputDrift.windowHours=726",
                "drift.predictionDrift.windowHours=726",
                "drift.conceptDrift.windowHours=726",
                "--model",
                "loan");
        List<String> found = new ArrayList<>();
        for (int chunk = 1; chunk <= CHUNKS; chunk++) {
            String end = START.plus(CHUNK.multipliedBy(chunk)).toString();
            done("jobs", "run", "driftCheck", "--model", "loan", "--at", end);
            List<?> results =
                    (List<?>) done("drift", "--model", "loan", "--from", end, "--to", end.replace(":00Z", ":01Z"))
                            .get("results");
            found.add(found(results));
        }
        done("feedback", "import", "outcomes.csv", "--model", "loan", "--id", "id", "--label", "repaid");
        for (int chunk = 1; chunk <= CHUNKS; chunk++) {
            Instant from = START.plus(CHUNK.multipliedBy(chunk - 1));
            Map<?, ?> quality = (Map<?, ?>) done(
                            "metrics",
                            "--model",
                            "loan",
                            "--from",
                            from.toString(),
                            "--to",
                            from.plus(CHUNK).toString())
                    .get("quality");
            Map<?, ?> values = (Map<?, ?>) quality.get("values");
            String row = String.format(
                    Locale.ROOT, "| %d | %s | %.3f |", chunk, found.get(chunk - 1), values.get("accuracy"));
            assertThat(Path.of("docs/monitoring-on-real-data.md")).content().contains(row);
        }
    }

    /** Since when each rule fires, the earliest of its alerts. */
    private Map<String, String> fired() {
        return ((List<?>) done("alerts", "list", "--model", "loan", "--all").get("alerts"))
                .stream()
                        .map(alert -> (Map<?, ?>) alert)
                        .collect(Collectors.toMap(
                                alert -> (String) alert.get("rule"),
                                alert -> (String) alert.get("firedAt"),
                                (one, other) -> one.compareTo(other) < 0 ? one : other));
    }

    /** What drifted, and the estimate with its band. */
    private static String found(List<?> results) {
        String drifted = results.stream()
                .map(result -> (Map<?, ?>) result)
                .filter(result -> result.get("state").equals("DRIFT"))
                .map(result ->
                        Optional.ofNullable((String) result.get("feature")).orElse("all of " + result.get("type")))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        Map<?, ?> estimate = results.stream()
                .map(result -> (Map<?, ?>) result)
                .filter(result -> "(estimate)".equals(result.get("feature")))
                .findFirst()
                .orElseThrow();
        Map<?, ?> figures = (Map<?, ?>) estimate.get("parameters");
        return String.format(
                Locale.ROOT,
                "%s | %.3f (%.3f to %.3f)",
                drifted.isEmpty() ? "nothing" : drifted,
                estimate.get("statistic"),
                figures.get("bandFrom"),
                figures.get("bandTo"));
    }
}
