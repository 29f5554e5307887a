package io.modeldeck.cli;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.quality.QualityReport;
import java.util.Map;

/** Results of drift and quality checks as documents. */
final class DriftForm {

    private DriftForm() {}

    static Map<String, Object> document(DriftResult result) {
        return Answer.document(
                "at",
                result.at(),
                "type",
                result.type().word(),
                "feature",
                result.feature(),
                "state",
                result.state(),
                "driftScore",
                result.verdict().driftScore(),
                "method",
                result.verdict().method(),
                "parameters",
                result.verdict().parameters(),
                "statistic",
                result.verdict().statistic(),
                "pValue",
                result.verdict().pValue(),
                "pValueCorrected",
                result.verdict().pValueCorrected(),
                "effectSize",
                result.verdict().effectSize(),
                "threshold",
                result.verdict().threshold(),
                "reason",
                result.verdict().reason(),
                "sentence",
                result.sentence(),
                "nReference",
                result.nReference(),
                "nCurrent",
                result.nCurrent(),
                "windowFrom",
                result.window().from(),
                "windowTo",
                result.window().to(),
                "referenceFrom",
                result.reference().map(TimeRange::from),
                "referenceTo",
                result.reference().map(TimeRange::to),
                "baseline",
                result.baselineId());
    }

    static Map<String, Object> quality(QualityReport report) {
        return Answer.document(
                "at",
                report.at(),
                "windowFrom",
                report.window().from(),
                "windowTo",
                report.window().to(),
                "rows",
                report.rows(),
                "schemaViolations",
                report.schemaViolations(),
                "nullRates",
                report.nullRates(),
                "referenceNullRates",
                report.referenceNullRates(),
                "outlierCounts",
                report.outlierCounts(),
                "rangeViolations",
                report.rangeViolations(),
                "unknownCategories",
                report.unknownCategories(),
                "duplicates",
                report.duplicates(),
                "findings",
                report.findings());
    }
}
