package io.modeldeck.report;

import io.modeldeck.report.SideBySide.Cell;
import io.modeldeck.report.SideBySide.Verdict;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stored keys and their values as people say them. Pure. */
final class SideWords {

    private static final Set<String> HIGHER_IS_BETTER =
            Set.of("accuracy", "f1", "precision", "recall", "auc", "rocAuc", "r2", "labelCoverage");
    private static final Set<String> LOWER_IS_BETTER =
            Set.of("logLoss", "brier", "rmse", "mae", "errorRate", "p50Latency", "p95Latency", "p99Latency");
    private static final Set<String> SHARES =
            Set.of("accuracy", "errorRate", "labelCoverage", "holdOutShare", "rowShare", "columnShare");
    /** Numbers that are names: how far apart they are says nothing. */
    private static final Set<String> NAMES = Set.of("seed", "featuresFromVersionId", "datasetId", "dataset");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("datasetId", "Data set number"),
            Map.entry("dataset", "Data set"),
            Map.entry("sourceVersion", "Source version"),
            Map.entry("bytes", "Size"),
            Map.entry("seconds", "Took"),
            Map.entry("file", "File (SHA-256)"),
            Map.entry("setOffBy", "Set off by"),
            Map.entry("type", "Trained"),
            Map.entry("label", "Label column"),
            Map.entry("rows", "Rows"),
            Map.entry("trainingRows", "Rows to learn from"),
            Map.entry("holdOutRows", "Rows held out"),
            Map.entry("holdOutShare", "Share held out"),
            Map.entry("datasetSha256", "Rows (SHA-256)"),
            Map.entry("source", "Rows from"),
            Map.entry("windowDays", "Not older than"),
            Map.entry("l2", "L2 penalty"),
            Map.entry("C", "C (1 / penalty)"),
            Map.entry("f1", "F1"),
            Map.entry("auc", "ROC AUC"),
            Map.entry("rocAuc", "ROC AUC"),
            Map.entry("rmse", "RMSE"),
            Map.entry("mae", "MAE"),
            Map.entry("r2", "R²"),
            Map.entry("brier", "Brier score"),
            Map.entry("onnxRuntime", "ONNX Runtime"),
            Map.entry("os", "System"),
            Map.entry("requestCount", "Calls"),
            Map.entry("p50Latency", "p50 latency"),
            Map.entry("p95Latency", "p95 latency"),
            Map.entry("p99Latency", "p99 latency"));

    private SideWords() {}

    /** {@code hyperparameters.maxDepth} is the max depth; {@code successCriteria.minAccuracy} the accuracy at least. */
    static String name(String key) {
        String last = last(key);
        if (key.startsWith("successCriteria.") && last.length() > 3) {
            String of = last.substring(3, 4).toLowerCase(Locale.ROOT) + last.substring(4);
            if (last.startsWith("min")) {
                return name(of.replace("Score", "")) + " at least";
            }
            if (last.startsWith("max")) {
                return name(of) + " at most";
            }
        }
        if (key.startsWith("input ") || key.startsWith("output ")) {
            return ReportText.capital(key);
        }
        return WORDS.getOrDefault(last, spoken(last));
    }

    /** A document in a line, each of its facts by its name; what is empty is left out. */
    static String listed(Map<String, ?> document) {
        return facts("", document).collect(Collectors.joining(", "));
    }

    private static Stream<String> facts(String above, Map<?, ?> document) {
        return document.entrySet().stream().flatMap(entry -> {
            String key = above + entry.getKey();
            return entry.getValue() instanceof Map<?, ?> inner
                    ? facts(key + ".", inner)
                    : Stream.of(name(key) + " " + value(key, Optional.ofNullable(entry.getValue())));
        });
    }

    /** {@code minChildWeight} is Min child weight. */
    static String spoken(String key) {
        String words = key.replaceAll("([a-z0-9])([A-Z])", "$1 $2");
        return ReportText.capital(words.length() == 1 ? words : words.toLowerCase(Locale.ROOT));
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    static String value(String key, Optional<Object> value) {
        return value.map(found -> shown(last(key), found)).orElse(ReportText.NONE);
    }

    private static String shown(String key, Object value) {
        return switch (value) {
            case Number number -> number(key, number.doubleValue());
            case Collection<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> key.endsWith("Sha256") ? shortened(String.valueOf(value)) : ReportText.value(value);
        };
    }

    /** As many digits of a digest as tell two of them apart, and as the file's has. */
    private static String shortened(String digest) {
        return digest.substring(0, Math.min(12, digest.length()));
    }

    private static String number(String key, double value) {
        if (SHARES.contains(key)) {
            return ReportText.percent(value);
        }
        return NAMES.contains(key)
                ? String.format(Locale.ROOT, "%.0f", value)
                : (ReportText.number(value) + unit(key)).strip();
    }

    private static String unit(String key) {
        if (key.endsWith("Latency")) {
            return " ms";
        }
        return switch (key) {
            case "bytes" -> " bytes";
            case "seconds" -> " s";
            case "windowDays" -> " days";
            default -> "";
        };
    }

    /** A value with how it differs from the first. */
    static Cell cell(String key, Optional<Object> first, Optional<Object> one) {
        String shown = value(key, one);
        String last = last(key);
        if (!(first.orElse(null) instanceof Number was)
                || !(one.orElse(null) instanceof Number is)
                || NAMES.contains(last)) {
            return new Cell(shown, "", Verdict.NONE);
        }
        double change = is.doubleValue() - was.doubleValue();
        if (!Double.isFinite(change) || change == 0) {
            return new Cell(shown, "", Verdict.NONE);
        }
        boolean share = SHARES.contains(last);
        String size = share
                ? points(rounded(Math.abs(change) * 100)) + " points"
                : ReportText.number(Math.abs(change)) + unit(last);
        boolean higher = HIGHER_IS_BETTER.contains(last);
        if (!higher && !LOWER_IS_BETTER.contains(last)) {
            return new Cell(shown, size + (change > 0 ? " more" : " less"), Verdict.NONE);
        }
        boolean better = change > 0 == higher;
        return new Cell(shown, size + (better ? " better" : " worse"), better ? Verdict.BETTER : Verdict.WORSE);
    }

    private static String points(double rounded) {
        return rounded == Math.rint(rounded)
                ? ReportText.number(rounded)
                : String.format(Locale.ENGLISH, rounded < 1 ? "%.2f" : "%.1f", rounded);
    }

    /** To as many digits as the shares beside it have; what is less than one of them keeps another. */
    private static double rounded(double points) {
        double digits = points < 1 ? 100 : 10;
        return Math.rint(points * digits) / digits;
    }
}
