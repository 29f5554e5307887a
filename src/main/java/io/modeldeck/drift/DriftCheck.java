package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One check of one version at one time: from a reference and a window to results. Pure.
 *
 * @param baselineId what it is compared with; empty without a baseline
 */
record DriftCheck(long modelId, long versionId, Instant at, OptionalLong baselineId) {

    /** Each feature of the reference, then the data set as a whole. */
    List<DriftResult> inputs(Reference reference, DriftWindow window, RuleChoice choice) {
        List<String> names = List.copyOf(reference.featureNames());
        List<ReferenceColumn.Compared> compared = new ArrayList<>();
        List<TimeRange> ranges = new ArrayList<>();
        for (String name : names) {
            DriftWindow.Taken taken = window.take(window.feature(name), DecisionRules.INPUT_MINIMUM);
            compared.add(reference.features().get(name).with(taken.column()));
            ranges.add(taken.range());
        }
        List<Verdict> verdicts = DecisionRules.inputs(
                compared.stream().map(ReferenceColumn.Compared::pair).toList(), choice);
        List<DriftResult> results = new ArrayList<>();
        long rows = 0;
        for (int i = 0; i < names.size(); i++) {
            FeaturePair pair = compared.get(i).pair();
            rows = Math.max(rows, pair.nCurrent());
            results.add(result(
                    DriftType.INPUT,
                    Optional.of(names.get(i)),
                    verdicts.get(i),
                    Sentences.feature(names.get(i), pair, verdicts.get(i)),
                    compared.get(i),
                    ranges.get(i)));
        }
        Verdict whole = DecisionRules.dataSet(verdicts);
        results.add(plain(
                DriftType.INPUT,
                whole,
                Sentences.dataSet(whole),
                reference.rows(),
                rows,
                widest(ranges, window.range())));
        return results;
    }

    private static TimeRange widest(List<TimeRange> ranges, TimeRange atLeast) {
        Instant from =
                ranges.stream().map(TimeRange::from).min(Instant::compareTo).orElse(atLeast.from());
        return new TimeRange(from, atLeast.to());
    }

    /** Predicted numbers, or predicted classes and the scores of the positive class. */
    List<DriftResult> predictions(Reference reference, DriftWindow window, TaskType task, RuleChoice choice) {
        List<DriftResult> results = new ArrayList<>();
        reference.predictions().forEach((name, column) -> {
            DriftWindow.Taken taken = window.take(predicted(name, window, task), PredictionRule.MINIMUM);
            ReferenceColumn.Compared compared = column.with(taken.column());
            Verdict verdict = PredictionRule.decide(compared.pair(), choice);
            results.add(result(
                    DriftType.PREDICTION,
                    Optional.of(name),
                    verdict,
                    Sentences.prediction(name, compared.pair(), verdict),
                    compared,
                    taken.range()));
        });
        return results;
    }

    private static Column predicted(String name, DriftWindow window, TaskType task) {
        if (name.equals(DriftResult.SCORE)) {
            return new Column.Numeric(name, window.frame().score());
        }
        return task == TaskType.REGRESSION
                ? new Column.Numeric(name, window.frame().predictedNumbers())
                : Columns.labels(window.frame().prediction());
    }

    /** How right the predictions are whose outcome is known. */
    DriftResult concept(Reference reference, ErrorWatch.Window window, TaskType task, long minimum, double drop) {
        long labels = window.errors().length;
        Verdict verdict = task == TaskType.REGRESSION
                ? ConceptRule.error(reference.absoluteErrors(), Sample.of(window.errors()), minimum, window.signals())
                : reference
                        .accuracy()
                        .map(rate -> ConceptRule.accuracy(rate, window.rate(), drop, minimum, window.signals()))
                        .orElseGet(() -> Verdict.notEvaluated(
                                DriftMethod.ACCURACY_DROP,
                                Map.of(),
                                "The reference has no labelled rows; set a baseline whose outcomes are known."));
        return plain(
                DriftType.CONCEPT,
                verdict,
                Sentences.concept(verdict, labels),
                reference.quality().labelled(),
                labels,
                window.range(at.toEpochMilli()));
    }

    /** What a check says that has nothing to compare with. */
    DriftResult withoutBaseline(DriftType type, TimeRange window) {
        DriftMethod method = switch (type) {
            case INPUT -> DriftMethod.DRIFTED_SHARE;
            case PREDICTION -> DriftMethod.PSI;
            case CONCEPT -> DriftMethod.ACCURACY_DROP;
        };
        String reason = "There is no baseline to compare with; set one from the rows that the version was trained on,"
                + " or from a period that was well.";
        return plain(
                type,
                Verdict.notEvaluated(method, Map.of(), reason),
                "Drift of the " + type.word() + " was not evaluated. " + reason,
                0,
                0,
                window);
    }

    private DriftResult result(
            DriftType type,
            Optional<String> feature,
            Verdict verdict,
            String sentence,
            ReferenceColumn.Compared compared,
            TimeRange window) {
        return new DriftResult(
                modelId,
                versionId,
                at,
                type,
                feature,
                baselineId,
                verdict,
                sentence,
                compared.pair().nReference(),
                compared.pair().nCurrent(),
                window,
                compared.reference(),
                compared.current());
    }

    private DriftResult plain(
            DriftType type, Verdict verdict, String sentence, long nReference, long nCurrent, TimeRange window) {
        return new DriftResult(
                modelId,
                versionId,
                at,
                type,
                Optional.empty(),
                baselineId,
                verdict,
                sentence,
                nReference,
                nCurrent,
                window,
                Distribution.none(),
                Distribution.none());
    }
}
