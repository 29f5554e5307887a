package io.modeldeck.app;

import io.modeldeck.alert.AlertRules;
import io.modeldeck.alert.AlertService;
import io.modeldeck.alert.RuleHistory;
import io.modeldeck.alert.Silences;
import io.modeldeck.annotation.Annotations;
import io.modeldeck.drift.BaselineService;
import io.modeldeck.drift.DriftService;
import io.modeldeck.metrics.LiveWindows;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.quality.Constraints;
import io.modeldeck.quality.QualityService;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.telemetry.EventIntake;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.telemetry.FeedbackService;

/** What is known of the predictions that were made: events, their figures, drift, quality, and the alerts that follow. A room of the {@link Engine}, and of nothing else. */
public sealed interface MonitoringRoom permits Engine {

    /** Where its parts stand. */
    EngineMonitoring monitoring();

    default EventStore events() {
        return monitoring().events;
    }

    default EventIntake intake() {
        return monitoring().intake;
    }

    default FeedbackService feedback() {
        return monitoring().feedback;
    }

    default Datasets datasets() {
        return monitoring().datasets;
    }

    default LiveWindows liveWindows() {
        return monitoring().liveWindows;
    }

    default MetricsService metrics() {
        return monitoring().metrics;
    }

    default SeriesService series() {
        return monitoring().series;
    }

    default BaselineService baselines() {
        return monitoring().baselines;
    }

    default DriftService drift() {
        return monitoring().drift;
    }

    default QualityService quality() {
        return monitoring().quality;
    }

    default Constraints constraints() {
        return monitoring().constraints;
    }

    default Annotations annotations() {
        return monitoring().annotations;
    }

    default AlertRules alertRules() {
        return monitoring().alertRules;
    }

    default AlertService alerts() {
        return monitoring().alerts;
    }

    default Silences silences() {
        return monitoring().silences;
    }

    default RuleHistory ruleHistory() {
        return monitoring().ruleHistory;
    }
}
