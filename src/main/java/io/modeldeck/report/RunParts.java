package io.modeldeck.report;

import io.modeldeck.export.Paper;
import io.modeldeck.training.run.TrainingRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What several reports say of a training. */
final class RunParts {

    private static final Map<String, String> WORDS = Map.of(
            "rows",
            "all",
            "trainingRows",
            "to learn from",
            "holdOutRows",
            "held out",
            "source",
            "from",
            "datasetSha256",
            "SHA-256");

    private RunParts() {}

    /** What it was, who wanted it, and with what it worked. */
    static List<Paper.Fact> facts(TrainingRun run, ReportText text) {
        List<Paper.Fact> facts = new ArrayList<>();
        facts.add(new Paper.Fact("Run", run.id() + ", " + run.status().word()));
        facts.add(new Paper.Fact("Set off by", run.triggerReference()));
        run.completedAt().ifPresent(at -> facts.add(new Paper.Fact("Completed", text.time(at))));
        facts.add(new Paper.Fact("Rows", rows(run.datasetStats())));
        facts.add(new Paper.Fact("Recipe", SideWords.listed(run.config())));
        facts.add(new Paper.Fact("Ran on", SideWords.listed(run.environment())));
        return facts;
    }

    /** How many, from where; the columns' own figures are in the drift report. */
    private static String rows(Map<String, Object> stats) {
        Map<String, Object> shown = new LinkedHashMap<>();
        List.of("rows", "trainingRows", "holdOutRows", "source", "datasetSha256")
                .forEach(key ->
                        Optional.ofNullable(stats.get(key)).ifPresent(value -> shown.put(WORDS.get(key), value)));
        return ReportText.words(shown);
    }

    /** What the validation said, in a sentence. */
    static Optional<String> verdict(TrainingRun run) {
        return Optional.ofNullable(run.validationMetrics().get("sentence"))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The candidate beside what was in production, on the same held-out rows. */
    static Optional<Paper.Grid> measures(TrainingRun run) {
        if (!(run.validationMetrics().get("candidate") instanceof Map<?, ?> candidate)) {
            return Optional.empty();
        }
        Map<?, ?> champion = run.validationMetrics().get("champion") instanceof Map<?, ?> there ? there : Map.of();
        List<List<String>> rows = candidate.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Number)
                .map(entry -> List.of(
                        SideWords.name(entry.getKey().toString()),
                        measure(entry.getKey(), entry.getValue()),
                        measure(entry.getKey(), champion.get(entry.getKey()))))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Paper.Grid.of(List.of("On held-out rows", "This version", "Production then"), rows));
    }

    private static String measure(Object name, Object value) {
        return SideWords.value(name.toString(), Optional.ofNullable(value));
    }

    static String number(Object value) {
        return value instanceof Number number ? ReportText.number(number.doubleValue()) : ReportText.NONE;
    }
}
