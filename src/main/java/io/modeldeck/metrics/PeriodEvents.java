package io.modeldeck.metrics;

import io.modeldeck.domain.Labels;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.LatencySketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the events of one period into its figures. Not thread-safe. */
final class PeriodEvents implements EventReader {

    private final TimeRange range;
    private final TaskType task;
    private final Optional<String> positiveClass;
    private final LatencySketch sketch = new LatencySketch();
    private final List<Labelled> labelled = new ArrayList<>();
    private long requests;
    private long errors;
    private long timed;
    private long sumMicros;
    private long minMicros = Long.MAX_VALUE;
    private long maxMicros = Long.MIN_VALUE;
    private long correct;
    private long lagSumMillis;
    private double lagSquares;

    PeriodEvents(TimeRange range, TaskType task, Optional<String> positiveClass) {
        this.range = range;
        this.task = task;
        this.positiveClass = positiveClass;
    }

    @Override
    public void event(
            long atMillis,
            boolean failed,
            long latencyMicros,
            String prediction,
            String outcome,
            double score,
            long feedbackAtMillis,
            String probabilities) {
        requests++;
        if (failed) {
            errors++;
        }
        if (latencyMicros >= 0) {
            timed++;
            sumMicros = LatencyFigures.sum(sumMicros, latencyMicros);
            minMicros = Math.min(minMicros, latencyMicros);
            maxMicros = Math.max(maxMicros, latencyMicros);
            sketch.add(latencyMicros);
        }
        if (outcome != null && prediction != null) {
            addLabelled(
                    PeriodEventStore.labelled(prediction, outcome, score, probabilities),
                    Math.max(0, feedbackAtMillis - atMillis));
        }
    }

    private void addLabelled(Labelled row, long lag) {
        labelled.add(row);
        lagSumMillis += lag;
        lagSquares += (double) lag * lag;
        if (task == TaskType.CLASSIFICATION && Labels.equal(row.prediction(), row.outcome())) {
            correct++;
        }
    }

    boolean isEmpty() {
        return requests == 0;
    }

    MetricPeriod figures(long versionId) {
        LatencyFigures latency =
                timed == 0 ? LatencyFigures.none() : new LatencyFigures(timed, sumMicros, minMicros, maxMicros, sketch);
        QualityFigures quality = RealisedQuality.of(labelled, task, positiveClass);
        return Merge.withQuality(
                new MetricPeriod(
                        versionId,
                        range,
                        requests,
                        errors,
                        latency,
                        labelled.size(),
                        correct,
                        lagSumMillis,
                        Map.of(),
                        lagError()),
                quality);
    }

    private Map<String, Double> lagError() {
        long n = labelled.size();
        if (n < 2) {
            return Map.of();
        }
        double variance = Math.max(0, lagSquares - (double) lagSumMillis * lagSumMillis / n) / (n - 1);
        return Map.of(MetricName.LABEL_LAG.word(), Math.sqrt(variance / n) / MetricName.MILLIS_PER_HOUR);
    }
}
