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
 * @param compared the event time of the reference's rows; empty where they have none
 */
record DriftCheck(long modelId, long versionId, Instant at, OptionalLong baselineId, Optional<TimeRange> compared) {

    private static final String EXCLUDED = "It is excluded from the checks of this model.";

    DriftCheck(long modelId, long versionId, Instant at, OptionalLong baselineId) {
        this(modelId, versionId, at, baselineId, Optional.empty());
    }

    /** The same check, compared with rows of that time. */
    DriftCheck with(Optional<TimeRange> rows) {
        return new DriftCheck(modelId, versionId, at, baselineId, rows);
    }

    /** Each feature of the reference that takes part, the numeric ones together, those that are excluded, then the data set as a whole. */
    List<DriftResult> inputs(Reference reference, DriftWindow window, InputPlan plan) {
        List<Input> inputs = new ArrayList<>();
        List<Input> excluded = new ArrayList<>();
        for (String name : reference.featureNames()) {
            Column column = window.feature(name);
            DriftWindow.Taken taken = window.take(column, DecisionRules.INPUT_MINIMUM);
            ReferenceColumn.Compared compared = reference.features().get(name).with(taken.column());
            boolean takesPart = !plan.excluded().contains(name);
            (takesPart ? inputs : excluded).add(new Input(name, compared, column, taken.range(), plan.choice(name)));
        }
        int features = inputs.size();
        plan.together()
                .flatMap(method -> together(reference, window, plan, method))
                .ifPresent(inputs::add);
        List<Verdict> verdicts = DecisionRules.inputs(
                inputs.stream().map(Input::pair).toList(),
                inputs.stream().map(Input::choice).toList(),
                plan.correction());
        List<DriftResult> results = new ArrayList<>();
        long rows = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            rows = Math.max(rows, input.pair().nCurrent());
            Verdict verdict = window.pace(input.counted()).note(verdicts.get(i), at);
            String sentence = i < features
                    ? Sentences.feature(input.name(), input.pair(), verdict)
                    : Sentences.together(input.pair(), verdict);
            results.add(result(
                    DriftType.INPUT, Optional.of(input.name()), verdict, sentence, input.compared(), input.range()));
        }
        excluded.forEach(input -> results.add(excluded(input)));
        Verdict whole = DecisionRules.dataSet(verdicts.subList(0, features));
        results.add(plain(
                DriftType.INPUT,
                Optional.empty(),
                whole,
                Sentences.dataSet(whole),
                reference.rows(),
                rows,
                widest(inputs.stream().map(Input::range).toList(), window.range())));
        return results;
    }

    private DriftResult excluded(Input input) {
        Verdict verdict = Verdict.notEvaluated(input.pair().usual(), Map.of(), EXCLUDED);
        return result(
                DriftType.INPUT,
                Optional.of(input.name()),
                verdict,
                Sentences.feature(input.name(), input.pair(), verdict),
                input.compared(),
                input.range());
    }

    /**
     * One thing to compare of the inputs.
     *
     * @param counted missing in the rows of the window that do not count for it
     */
    private record Input(
            String name, ReferenceColumn.Compared compared, Column counted, TimeRange range, RuleChoice choice) {

        FeaturePair pair() {
            return compared.pair();
        }
    }

    private static Optional<Input> together(
            Reference reference, DriftWindow window, InputPlan plan, DriftMethod method) {
        return reference.joint().map(joint -> {
            DriftWindow.Joint compared = joint.with(window, method);
            return new Input(
                    DriftResult.TOGETHER,
                    new ReferenceColumn.Compared(compared.pair(), Distribution.none(), Distribution.none()),
                    compared.whole(),
                    compared.range(),
                    plan.choiceTogether(method));
        });
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
            Verdict verdict =
                    window.pace(predicted(name, window, task)).note(PredictionRule.decide(compared.pair(), choice), at);
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
    DriftResult concept(
            Reference reference, ErrorWatch.Window window, Pace pace, TaskType task, long minimum, double drop) {
        long labels = window.errors().length;
        Verdict decided = task == TaskType.REGRESSION
                ? ConceptRule.error(reference.absoluteErrors(), Sample.of(window.errors()), minimum, window.signals())
                : reference
                        .accuracy()
                        .map(rate -> ConceptRule.accuracy(rate, window.rate(), drop, minimum, window.signals()))
                        .orElseGet(() -> Verdict.notEvaluated(
                                DriftMethod.ACCURACY_DROP,
                                Map.of(),
                                "The reference has no labelled rows; set a baseline whose outcomes are known."));
        Verdict verdict = pace.note(decided, at);
        return plain(
                DriftType.CONCEPT,
                Optional.empty(),
                verdict,
                Sentences.concept(verdict, labels),
                reference.quality().labelled(),
                labels,
                window.range(at.toEpochMilli()));
    }

    /** How right the predictions of the window are to be expected, whose outcomes may not be known yet; empty where the reference tells nothing. */
    Optional<DriftResult> estimate(Reference reference, DriftWindow window, DriftResult concept) {
        return reference.expectation().map(expectation -> {
            int start = window.start(window.frame().prediction(), EstimateRule.MINIMUM);
            Expectation.Expected expected =
                    expectation.of(ReferenceRows.of(window.frame()).from(start));
            Verdict verdict = window.pace(window.frame().prediction())
                    .note(
                            EstimateRule.decide(
                                    expectation,
                                    expected,
                                    EstimateRule.Realised.of(
                                            concept.verdict(), concept.nCurrent(), window.outcomesIn(start))),
                            at);
            return plain(
                    DriftType.CONCEPT,
                    Optional.of(DriftResult.ESTIMATE),
                    verdict,
                    Sentences.estimate(verdict, expected.values().length),
                    expectation.realised().length,
                    expected.values().length,
                    window.take(window.frame().prediction(), EstimateRule.MINIMUM)
                            .range());
        });
    }

    /** What a check says that has nothing to compare with. */
    DriftResult withoutBaseline(DriftType type, TimeRange window) {
        return withoutRows(
                type,
                window,
                "There is no baseline to compare with; set one from the rows that the version was trained on,"
                        + " or from a period that was well.");
    }

    /** What a check says before whose window the version has no rows yet, which are what it would be compared with. */
    DriftResult withoutEarlierRows(DriftType type, TimeRange window) {
        return withoutRows(
                type,
                window,
                "The version has no events before this window, which a rolling baseline compares it with; it is"
                        + " checked as soon as there are some.");
    }

    private DriftResult withoutRows(DriftType type, TimeRange window, String reason) {
        DriftMethod method = switch (type) {
            case INPUT -> DriftMethod.DRIFTED_SHARE;
            case PREDICTION -> DriftMethod.PSI;
            case CONCEPT -> DriftMethod.ACCURACY_DROP;
        };
        return plain(
                type,
                Optional.empty(),
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
                this.compared,
                compared.reference(),
                compared.current());
    }

    private DriftResult plain(
            DriftType type,
            Optional<String> feature,
            Verdict verdict,
            String sentence,
            long nReference,
            long nCurrent,
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
                nReference,
                nCurrent,
                window,
                compared,
                Distribution.none(),
                Distribution.none());
    }
}
