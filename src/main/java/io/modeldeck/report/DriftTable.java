package io.modeldeck.report;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.Verdict;
import io.modeldeck.export.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drift results as rows: what was found, and how: by which method, from how many rows of which time, against which. */
public final class DriftTable {

    private DriftTable() {}

    public static Table of(String name, List<DriftResult> results) {
        return Table.of(name, results.stream().map(DriftTable::row).toList());
    }

    /** One result under the names that it has in every answer and file. */
    public static Map<String, Object> row(DriftResult result) {
        Verdict verdict = result.verdict();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("at", result.at());
        row.put("type", result.type().word());
        row.put("feature", result.feature());
        row.put("state", result.state());
        row.put("driftScore", verdict.driftScore());
        row.put("method", verdict.method());
        row.put("parameters", verdict.parameters());
        row.put("statistic", verdict.statistic());
        row.put("pValue", verdict.pValue());
        row.put("pValueCorrected", verdict.pValueCorrected());
        row.put("effectSize", verdict.effectSize());
        row.put("threshold", verdict.threshold());
        row.put("reason", verdict.reason());
        row.put("sentence", result.sentence());
        row.put("nReference", result.nReference());
        row.put("nCurrent", result.nCurrent());
        row.put("windowFrom", result.window().from());
        row.put("windowTo", result.window().to());
        row.put("referenceFrom", result.reference().map(TimeRange::from));
        row.put("referenceTo", result.reference().map(TimeRange::to));
        row.put("baseline", result.baselineId());
        return row;
    }
}
