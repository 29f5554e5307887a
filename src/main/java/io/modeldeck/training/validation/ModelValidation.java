package io.modeldeck.training.validation;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.Evaluation;
import io.modeldeck.training.Predictions;
import io.modeldeck.validation.Comparison;
import io.modeldeck.validation.Findings;
import io.modeldeck.validation.Leakage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures versions on labelled rows they have not learnt from, through the runtime that serves them. */
public final class ModelValidation {

    /**
     * What is to be measured.
     *
     * @param label the column of the rows that holds what was true
     * @param champion the version in production; absent, or the candidate itself: nothing to compare with
     * @param recorded the champion's recorded answers, where it cannot be asked again
     * @param learnt the rows that the candidate learnt from, with their label under the same name; empty where they are not known
     * @param agreement of the file with what was trained, where it was looked at
     */
    public record Examination(
            ModelInfo model,
            ModelVersion candidate,
            Table rows,
            String label,
            Optional<ModelVersion> champion,
            Optional<Predictions> recorded,
            SuccessCriteria criteria,
            Optional<Table> learnt,
            Optional<ExportAgreement> agreement) {

        private List<String> features() {
            return candidate.mapping().columns().stream()
                    .filter(name -> rows.column(name).isPresent())
                    .toList();
        }
    }

    /** What was measured. */
    public record Result(
            Evaluation candidate,
            Optional<Evaluation> champion,
            Optional<ModelVersion> rival,
            Verdict verdict,
            Findings findings,
            Optional<ExportAgreement> agreement,
            Predictions answers) {

        public boolean passed() {
            return verdict.passed();
        }

        /** The form in which it is kept with the version and the run. */
        public Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("sentence", verdict.sentence());
            document.put("rows", candidate.rows());
            document.put("candidate", candidate.metrics());
            champion.ifPresent(evaluation -> document.put("champion", evaluation.metrics()));
            rival.ifPresent(version -> document.put("championVersion", version.shortLabel()));
            document.put("criteria", verdict.criteria());
            document.put("classes", candidate.classes());
            document.put("confusion", candidate.confusion());
            findings.addTo(document);
            agreement.ifPresent(found -> document.put("agreement", found.document()));
            return document;
        }
    }

    private final Runtimes runtimes;

    public ModelValidation(Runtimes runtimes) {
        this.runtimes = runtimes;
    }

    public Result validate(Examination of) {
        Column truth = of.rows().require(of.label());
        Predictions answers = answers(of.model(), of.candidate(), of.rows());
        Optional<ModelVersion> rival =
                of.champion().filter(c -> c.id() != of.candidate().id());
        Optional<String> absence = rival.isEmpty()
                ? Optional.of(ChampionComparison.NO_CHAMPION)
                : rival.flatMap(c -> silence(c, of.rows(), of.recorded()));
        Optional<Predictions> said = absence.isPresent()
                ? Optional.empty()
                : rival.map(c -> c.isExternal() ? of.recorded().orElseThrow() : answers(of.model(), c, of.rows()));
        Evaluation mine = served(evaluate(of.model(), truth, answers), of, of.candidate());
        Optional<Evaluation> theirs = said.map(answered -> evaluate(of.model(), truth, answered));
        Findings findings = findings(of, truth, mine, answers, theirs, said, rival);
        Verdict verdict = ChampionComparison.compare(
                        mine, theirs, findings.comparison().map(Comparison::change), absence.orElse(""), of.criteria())
                .under(findings.checks());
        return new Result(mine, theirs, theirs.flatMap(t -> rival), verdict, findings, of.agreement(), answers);
    }

    private Findings findings(
            Examination of,
            Column truth,
            Evaluation mine,
            Predictions answers,
            Optional<Evaluation> theirs,
            Optional<Predictions> said,
            Optional<ModelVersion> rival) {
        int[] rows = JudgedAnswers.labelled(truth);
        Optional<String> positive = positive(of.model(), truth, answers);
        Table labelled = of.rows().pick(rows);
        return Findings.of(
                JudgedAnswers.of(truth, answers, rows, mine, positive),
                said.map(answered -> JudgedAnswers.of(truth, answered, rows, theirs.orElseThrow(), positive)),
                rival.map(ModelVersion::shortLabel).orElse(""),
                labelled.select(of.features()),
                Leakage.checks(
                        of.learnt(),
                        labelled,
                        of.features(),
                        of.label(),
                        of.model().task() == TaskType.CLASSIFICATION),
                of.criteria().checks());
    }

    /** With what serving costs, where a criterion asks for it. */
    private Evaluation served(Evaluation measured, Examination of, ModelVersion version) {
        Evaluation with = measured;
        if (of.criteria().asksFor(SuccessCriteria.SIZE)) {
            with = with.with(SuccessCriteria.SIZE, version.artifactSize() / 1e6);
        }
        if (of.criteria().asksFor(SuccessCriteria.LATENCY)) {
            double millis = ServingTime.p95Millis(of.rows(), row -> runtimes.predict(version, row), System::nanoTime);
            with = with.with(SuccessCriteria.LATENCY, millis);
        }
        return with;
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

    public Predictions answers(ModelInfo model, ModelVersion version, Table rows) {
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
