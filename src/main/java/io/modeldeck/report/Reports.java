package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Paper;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.time.ZoneId;
import java.util.OptionalLong;

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

    /** The record of a request for retraining, decided or not. */
    public Paper decision(long requestId) {
        return new DecisionRecord(engine, engine.retraining().request(requestId), zone).paper();
    }
}
