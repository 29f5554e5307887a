package io.modeldeck.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rules on real series of the Numenta Anomaly Benchmark whose disturbances were labelled by its makers. Every limit comes from the first 15 % of its series,
 * which is not judged; nothing is chosen by the labels. The table that comes out is the one of docs/monitoring-on-real-data.md.
 */
@Tag("full")
class SeriesRulesOnRealDataTest {

    private static final String FOLDER = "timeseries/nab/";
    private static final double QUIET_SHARE = .15;
    /** How many standard deviations a normal distribution's 95th percentile lies above its median. */
    private static final double P95_OF_NORMAL = 1.645;

    @TempDir
    private Path folder;

    /** A file of the benchmark. */
    private enum Series {
        LATENCY("latency", "realKnownCause/ec2_request_latency_system_failure.csv"),
        CPU("cpu", "realKnownCause/cpu_utilization_asg_misconfiguration.csv"),
        TEMPERATURE("temperature", "realKnownCause/ambient_temperature_system_failure.csv"),
        REQUESTS("requests", "realAWSCloudwatch/elb_request_count_8c0756.csv"),
        DATABASE("database", "realAWSCloudwatch/rds_cpu_utilization_e47b3b.csv");

        private final String word;
        private final String file;

        Series(String word, String file) {
            this.word = word;
            this.file = file;
        }
    }

    /** What the first 15 % of a series were like, and when they end. */
    private record Quiet(Instant end, double min, double p50, double p95, double max) {

        static Quiet of(Map<String, Object> answer) {
            Map<?, ?> summary = (Map<?, ?>) answer.get("summary");
            return new Quiet(
                    Instant.parse((String) answer.get("to")),
                    number(summary, "min"),
                    number(summary, "p50"),
                    number(summary, "p95"),
                    number(summary, "max"));
        }

        private static double number(Map<?, ?> summary, String key) {
            return ((Number) summary.get(key)).doubleValue();
        }

        double sigma() {
            return (p95 - p50) / P95_OF_NORMAL;
        }
    }

    /** Ways of making a rule without knowing what is to come. */
    private enum Recipe {
        /** All four rules of the control chart over hourly means, against the four weeks before. */
        CHART {
            @Override
            Map<String, Object> keys(Quiet quiet) {
                return chart(1, 2, 3, 4);
            }
        },
        /** Its first rule alone: an hour beyond three sigma. */
        THREE_SIGMA {
            @Override
            Map<String, Object> keys(Quiet quiet) {
                return chart(1);
            }
        },
        /** Hourly means beyond three sigma of the quiet days, sigma taken from their 95th percentile. */
        BAND {
            @Override
            Map<String, Object> keys(Quiet quiet) {
                return outside(quiet.p50 - 3 * quiet.sigma(), quiet.p50 + 3 * quiet.sigma(), 60);
            }
        },
        /** Single values beyond what the quiet days showed, by half of its width on either side. */
        RANGE {
            @Override
            Map<String, Object> keys(Quiet quiet) {
                double half = (quiet.max - quiet.min) / 2;
                return outside(quiet.min - half, quiet.max + half, 5);
            }
        };

        abstract Map<String, Object> keys(Quiet quiet);

        private static Map<String, Object> outside(double low, double high, int minutes) {
            return Map.of("operator", "outside", "low", low, "high", high, "windowMinutes", minutes);
        }

        private static Map<String, Object> chart(Integer... rules) {
            return Map.of("operator", "control", "windowMinutes", 60, "rules", List.of(rules));
        }

        String condition(Series series, Quiet quiet) {
            Map<String, Object> condition = new LinkedHashMap<>(keys(quiet));
            condition.put("metric", "series:" + series.word);
            condition.put("keepFiringMinutes", 60);
            return Json.write(condition);
        }
    }

    /** What became of the labelled stretches of a series, and what else fired. */
    private record Outcome(int caught, int windows, int falseAlarms) {

        static Outcome of(List<Instant> fired, List<TimeRange> windows) {
            int caught = (int) windows.stream()
                    .filter(window -> fired.stream().anyMatch(window::contains))
                    .count();
            int inside = (int) fired.stream()
                    .filter(at -> windows.stream().anyMatch(window -> window.contains(at)))
                    .count();
            return new Outcome(caught, windows.size(), fired.size() - inside);
        }

        String cell() {
            return caught + " of " + windows + ", " + falseAlarms;
        }
    }

    @ParameterizedTest
    @EnumSource(Series.class)
    void rulesThatKnowOnlyTheFirstDaysAreHeldAgainstTheLabels(Series series) throws IOException {
        Path file = SharedData.require(FOLDER + series.file);
        List<TimeRange> windows = windows(series);
        Deck deck = new Deck(folder);
        List<String> lines = Files.readAllLines(file);
        int first = (int) ((lines.size() - 1) * QUIET_SHARE);
        deck.write("first.csv", String.join("\n", lines.subList(0, 1 + first)) + "\n");
        answer(deck, "model", "add", "--external", "--name", "m", "--source-version", "1", "--task", "regression");
        bring(deck, series, "first.csv");
        Quiet quiet = Quiet.of(answer(deck, "metrics", "series", "--model", "m", "--name", series.word));
        bring(deck, series, file.toString());
        StringBuilder row = new StringBuilder("| " + series.word + " |");
        for (Recipe recipe : Recipe.values()) {
            List<Instant> fired = fired(deck, recipe.condition(series, quiet), quiet.end);
            row.append(' ').append(Outcome.of(fired, windows).cell()).append(" |");
        }
        assertThat(Path.of("docs/monitoring-on-real-data.md")).content().contains(row);
    }

    /** When the rule would have fired, alone and with somebody who acknowledges at once. */
    private static List<Instant> fired(Deck deck, String condition, Instant from) {
        Map<String, Object> test =
                answer(deck, "rules", "test", "--model", "m", "--condition", condition, "--from", from.toString());
        return ((List<?>) test.get("episodes"))
                .stream()
                        .map(episode -> Instant.parse((String) ((Map<?, ?>) episode).get("firedAt")))
                        .toList();
    }

    private static void bring(Deck deck, Series series, String file) {
        answer(
                deck,
                "metrics",
                "import",
                file,
                "--model",
                "m",
                "--time",
                "timestamp",
                "--value",
                "value",
                "--name",
                series.word);
    }

    private static Map<String, Object> answer(Deck deck, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        Deck.Result result = deck.inDeck(all);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    /** The labelled stretches that begin after the first 15 %: all of them. */
    private static List<TimeRange> windows(Series series) throws IOException {
        Map<String, Object> all =
                Json.readObject(Files.readString(SharedData.require(FOLDER + "combined_windows.json")));
        return ((List<?>) all.get(series.file))
                .stream()
                        .map(window -> (List<?>) window)
                        .map(window -> new TimeRange(time(window.getFirst()), time(window.getLast())))
                        .toList();
    }

    private static Instant time(Object text) {
        return Instant.parse(String.valueOf(text).replace(' ', 'T') + "Z");
    }
}
