package io.modeldeck.report;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Paper;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.function.Function;

/** Makes reports. Off the FX thread only: each reads what it shows. */
public final class Reports {

    private final Engine engine;
    private final ZoneId zone;

    /** @param zone in which times are written */
    public Reports(Engine engine, ZoneId zone) {
        this.engine = engine;
        this.zone = zone;
    }

    /** The newest check of the model, its course over the range, and the newest findings about its data. */
    public Paper drift(ModelInfo model, TimeRange range) {
        return new DriftReport(engine, model, range, zone).paper();
    }

    /** @param range in which its use is summed up */
    public Paper card(ModelInfo model, ModelVersion version, TimeRange range) {
        return new ModelCard(engine, model, version, range, zone).paper();
    }

    /** @param modelId empty: of all models */
    public Paper handover(OptionalLong modelId, TimeRange shift) {
        return new ShiftReport(engine, modelId, shift, zone).paper();
    }

    /** How all models do in the range that is meant for each. */
    public Paper status(Function<ModelInfo, TimeRange> ranges) {
        return new StatusReport(engine, ranges, zone).paper();
    }

    /** One alert, with the course of what its rule looks at. */
    public Paper alert(long alertId) {
        Alert alert = engine.alerts()
                .alert(alertId)
                .orElseThrow(() -> new Problem("There is no alert " + alertId + "; modeldeck alerts list has them."));
        return new AlertRecord(engine, alert, zone).paper();
    }

    /** One training, with its validation. */
    public Paper run(long runId) {
        return new RunRecord(engine, engine.training().run(runId), zone).paper();
    }

    /** The record of a request for retraining, decided or not. */
    public Paper decision(long requestId) {
        return new DecisionRecord(engine, engine.retraining().request(requestId), zone).paper();
    }
}
