package io.modeldeck.cli.drift;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.report.DriftTable;
import java.util.Map;

/** Results of drift and quality checks as documents. */
public final class DriftForm {

    private DriftForm() {}

    public static Map<String, Object> document(DriftResult result) {
        return DriftTable.row(result);
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
