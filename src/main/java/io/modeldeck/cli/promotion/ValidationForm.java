package io.modeldeck.cli.promotion;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.domain.Counted;
import io.modeldeck.validation.PastValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Validations as documents, rows and sentences. */
public final class ValidationForm {

    private ValidationForm() {}

    /** A past one without its detail. */
    static Map<String, Object> document(PastValidation past, Engine engine) {
        return Answer.document(
                "id",
                past.id(),
                "model",
                engine.registry().requireModel(past.modelId()).name(),
                "version",
                past.deploymentVersion(),
                "kind",
                past.kind().word(),
                "run",
                past.runId(),
                "champion",
                past.champion(),
                "rows",
                past.rows(),
                "passed",
                past.passed(),
                "sentence",
                past.sentence(),
                "by",
                past.by(),
                "at",
                past.at());
    }

    static TextTable table(List<PastValidation> validations, Engine engine, Times times) {
        TextTable table = new TextTable(
                "id>", "model", "version>", "on", times.head("at"), "rows>", "champion", "result", "sentence");
        validations.forEach(past -> table.row(
                past.id(),
                engine.registry().requireModel(past.modelId()).name(),
                "v" + past.deploymentVersion(),
                past.kind().word(),
                times.text(past.at()),
                Counted.of(past.rows()),
                past.champion().orElse(""),
                past.passed().map(passed -> passed ? "passed" : "failed").orElse(""),
                past.sentence()));
        return table;
    }

    /** What a validation's document says, for people: each part by its sentence, and what a sentence cannot hold as a table. */
    public static void describe(Report report, Map<String, Object> detail) {
        report.line(sentence(detail));
        Map<?, ?> comparison = part(detail, "comparison");
        if (!comparison.isEmpty()) {
            // A replay's own sentence holds it.
            if (!sentence(detail).endsWith(sentence(comparison))) {
                report.line(sentence(comparison));
            }
            sentenceOf(report, part(comparison, "rocAuc"));
        }
        sentenceOf(report, part(detail, "agreement"));
        TextTable figures = figures(detail);
        if (!figures.isEmpty()) {
            report.heading("Figures").table(figures, "");
        }
        checks(report, detail);
        segments(report, part(detail, "segments"));
        bins(report, part(detail, "calibration"));
        where(report, part(detail, "where"));
        disagreements(report, detail);
    }

    /** In which segments a replay agrees least. */
    private static void where(Report report, Map<?, ?> where) {
        List<?> segments = list(where.get("segments"));
        if (segments.isEmpty()) {
            return;
        }
        String metric = String.valueOf(where.get("metric"));
        TextTable table = new TextTable("segment", "events>", metric + ">", "rest>", "");
        segments.forEach(each -> {
            Map<?, ?> one = (Map<?, ?>) each;
            table.row(
                    one.get("column") + " " + one.get("segment"),
                    one.get("events"),
                    number(one.get(metric)),
                    number(one.get("rest")),
                    Boolean.TRUE.equals(one.get("beyondChance")) ? "beyond chance" : "");
        });
        report.heading("Where the answers differ most").table(table, "");
    }

    private static TextTable figures(Map<String, Object> detail) {
        TextTable table = new TextTable("metric", "candidate>", "champion>");
        Map<?, ?> champion = part(detail, "champion");
        part(detail, "candidate")
                .forEach((name, value) -> table.row(String.valueOf(name), number(value), number(champion.get(name))));
        return table;
    }

    private static void checks(Report report, Map<String, Object> detail) {
        List<?> checks = list(detail.get("checks"));
        if (!checks.isEmpty()) {
            report.heading("Checks");
            checks.forEach(each -> {
                Map<?, ?> check = (Map<?, ?>) each;
                report.line("  " + check.get("status") + "  " + check.get("name") + ": " + check.get("sentence"));
            });
        }
    }

    private static void segments(Report report, Map<?, ?> segments) {
        List<?> weakest = list(segments.get("weakest"));
        if (!weakest.isEmpty()) {
            TextTable table = new TextTable(
                    "segment", "rows>", segments.get("metric") + ">", "rest>", "champion>", "p (corrected)>", "");
            weakest.forEach(each -> {
                Map<?, ?> segment = (Map<?, ?>) each;
                boolean weak = Boolean.TRUE.equals(segment.get("weak"));
                boolean behind = Boolean.TRUE.equals(segment.get("behindChampion"));
                table.row(
                        segment.get("column") + " " + segment.get("segment"),
                        segment.get("rows"),
                        number(segment.get("measure")),
                        number(segment.get("rest")),
                        number(segment.get("champion")),
                        number(segment.get("pValue")),
                        (weak ? "weak" : "") + (weak && behind ? ", " : "") + (behind ? "champion better" : ""));
            });
            report.heading("Weakest segments").table(table, "");
        }
    }

    private static void bins(Report report, Map<?, ?> calibration) {
        List<?> bins = list(calibration.get("bins"));
        if (!bins.isEmpty()) {
            TextTable table = new TextTable("score", "rows>", "said>", "came true>", "95 % band>");
            bins.forEach(each -> {
                Map<?, ?> bin = (Map<?, ?>) each;
                table.row(
                        number(bin.get("from")) + " to " + number(bin.get("to")),
                        bin.get("rows"),
                        number(bin.get("meanScore")),
                        number(bin.get("rate")),
                        number(bin.get("low")) + " to " + number(bin.get("high")));
            });
            report.heading("Calibration of '" + calibration.get("of") + "'").table(table, "");
        }
    }

    private static void disagreements(Report report, Map<String, Object> detail) {
        List<?> rows = list(detail.get("disagreements"));
        if (!rows.isEmpty()) {
            TextTable table = new TextTable("event", "at", "was said>", "candidate>", "gap>", "outcome>");
            rows.forEach(each -> {
                Map<?, ?> row = (Map<?, ?>) each;
                table.row(
                        row.get("event"),
                        row.get("at"),
                        row.get("recorded"),
                        row.get("candidate"),
                        number(row.get("gap")),
                        row.get("outcome") == null ? "" : row.get("outcome"));
            });
            report.heading("Disagreements").table(table, "");
        }
    }

    private static void sentenceOf(Report report, Map<?, ?> part) {
        if (!part.isEmpty()) {
            report.line(sentence(part));
        }
    }

    private static String sentence(Map<?, ?> part) {
        return part.get("sentence") instanceof String sentence ? sentence : "";
    }

    private static Map<?, ?> part(Map<?, ?> detail, String name) {
        return detail.get(name) instanceof Map<?, ?> part ? part : new LinkedHashMap<>();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String number(Object value) {
        return value instanceof Number number ? Numbers.text(number.doubleValue()) : "";
    }
}
