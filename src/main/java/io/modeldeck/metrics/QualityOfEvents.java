package io.modeldeck.metrics;

import io.modeldeck.metrics.PeriodEventStore.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Puts realised quality into periods that were merged from finer ones: a day's ROC AUC is no function of its hours' ROC AUCs, so it comes from the
 * labelled events of the period themselves. Where they are too many, or no longer all there, a merged period keeps its accuracy alone.
 *
 * @param mostRows how many labelled events are read for one answer, from the newest period on
 */
record QualityOfEvents(PeriodEventStore events, long mostRows) {

    private static final long MOST_ROWS = 1_000_000;

    QualityOfEvents(PeriodEventStore events) {
        this(events, MOST_ROWS);
    }

    /** The periods with what was missing of their quality. */
    List<MetricPeriod> complete(long modelId, OptionalLong versionId, List<MetricPeriod> periods) {
        if (periods.stream().noneMatch(QualityOfEvents::lacks)) {
            return periods;
        }
        Subject subject = events.subject(modelId);
        List<MetricPeriod> completed = new ArrayList<>(periods);
        long rows = 0;
        for (int i = completed.size() - 1; i >= 0; i--) {
            MetricPeriod period = completed.get(i);
            if (lacks(period) && rows + period.labelledCount() <= mostRows) {
                rows += period.labelledCount();
                completed.set(i, complete(modelId, versionId, subject, period));
            }
        }
        return completed;
    }

    MetricPeriod complete(long modelId, OptionalLong versionId, Subject subject, MetricPeriod period) {
        List<Labelled> labelled = events.labelled(modelId, versionId, period.range());
        // Figures outlive events; quality of what is left would not be the period's.
        return labelled.size() < period.labelledCount()
                ? period
                : Merge.withQuality(period, RealisedQuality.of(labelled, subject.task(), subject.positiveClass()));
    }

    /** Merging leaves accuracy at most, which is never alone in what labelled events tell. */
    private static boolean lacks(MetricPeriod period) {
        return period.labelledCount() > 0 && period.quality().keySet().stream().allMatch("accuracy"::equals);
    }
}
