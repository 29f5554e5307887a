package io.modeldeck.training;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures versions on labelled rows they have not learnt from, through the runtime that serves them. */
final class ModelValidation {

    /** What was measured. */
    record Result(
            Evaluation candidate,
            Optional<Evaluation> champion,
            Optional<String> championName,
            Verdict verdict,
            Predictions answers) {

        /** The form in which it is kept with the version and the run. */
        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("sentence", verdict.sentence());
            document.put("rows", candidate.rows());
            document.put("candidate", candidate.metrics());
            champion.ifPresent(evaluation -> document.put("champion", evaluation.metrics()));
            championName.ifPresent(name -> document.put("championVersion", name));
            document.put("criteria", verdict.criteria());
            document.put("classes", candidate.classes());
            document.put("confusion", candidate.confusion());
            return document;
        }
    }

    private final Runtimes runtimes;

    ModelValidation(Runtimes runtimes) {
        this.runtimes = runtimes;
    }

    /**
     * @param champion the version in production; absent, or the candidate itself: nothing to compare with
     * @param recorded the champion's recorded answers, where it cannot be asked again
     */
    Result validate(
            ModelInfo model,
            ModelVersion candidate,
            Table rows,
            String label,
            Optional<ModelVersion> champion,
            Optional<Predictions> recorded,
            SuccessCriteria criteria) {
        Column truth = rows.require(label);
        Predictions answers = answers(model, candidate, rows);
        Optional<ModelVersion> rival = champion.filter(c -> c.id() != candidate.id());
        Optional<String> absence = rival.isEmpty()
                ? Optional.of(ChampionComparison.NO_CHAMPION)
                : rival.flatMap(c -> silence(c, rows, recorded));
        Optional<Evaluation> theirs = absence.isPresent()
                ? Optional.empty()
                : rival.map(c -> c.isExternal() ? recorded.orElseThrow() : answers(model, c, rows))
                        .map(said -> evaluate(model, truth, said));
        Evaluation mine = evaluate(model, truth, answers);
        Verdict verdict = ChampionComparison.compare(mine, theirs, absence.orElse(""), criteria);
        return new Result(mine, theirs, theirs.flatMap(t -> rival.map(ModelVersion::shortLabel)), verdict, answers);
    }

    /** Why the champion's answers to the rows cannot be known; empty where they can. */
    private static Optional<String> silence(ModelVersion champion, Table rows, Optional<Predictions> recorded) {
        String name = "the champion " + champion.shortLabel();
        if (champion.isExternal()) {
            return recorded.isPresent()
                    ? Optional.empty()
                    : Optional.of(name + " runs elsewhere, and what it said to these rows is not recorded,"
                            + " so nothing was compared with it");
        }
        List<String> missing = champion.mapping().columns().stream()
                .filter(column -> rows.column(column).isEmpty())
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(name + " needs " + String.join(", ", missing)
                        + ", which these rows do not have, so nothing was compared with it");
    }

    Predictions answers(ModelInfo model, ModelVersion version, Table rows) {
        io.modeldeck.inference.Predictions served = runtimes.predict(version, rows);
        return converted(model.task(), served);
    }

    private static Predictions converted(TaskType task, io.modeldeck.inference.Predictions served) {
        if (task == TaskType.REGRESSION) {
            return new Predictions.Values(
                    served.values().stream().mapToDouble(Double::parseDouble).toArray());
        }
        return new Predictions.Classes(
                served.classes(),
                served.values().toArray(String[]::new),
                served.hasScores() ? Optional.of(served.scores()) : Optional.empty());
    }

    private static Evaluation evaluate(ModelInfo model, Column truth, Predictions answers) {
        return Evaluation.of(model.task(), truth, answers, positive(model, truth, answers));
    }

    /** A hold-out in which the positive class does not occur at all is measured without one. */
    private static Optional<String> positive(ModelInfo model, Column truth, Predictions answers) {
        return model.positiveClass().filter(positive -> {
            if (answers instanceof Predictions.Classes classes
                    && classes.classes().stream().anyMatch(c -> Labels.equal(c, positive))) {
                return true;
            }
            for (int row = 0; row < truth.rows(); row++) {
                if (Labels.equal(truth.text(row), positive)) {
                    return true;
                }
            }
            return false;
        });
    }
}
