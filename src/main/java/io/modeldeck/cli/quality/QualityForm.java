package io.modeldeck.cli.quality;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.quality.Finding;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.util.Map;

/** Data-quality checks as documents. */
final class QualityForm {

    private QualityForm() {}

    /** Without its findings. */
    static Map<String, Object> document(QualityReport report, Engine engine) {
        return Answer.document(
                "id",
                report.id(),
                "at",
                report.at(),
                "model",
                engine.registry().model(report.modelId()).map(ModelInfo::name),
                "version",
                engine.registry().version(report.versionId()).map(ModelVersion::deploymentVersion),
                "from",
                report.window().from(),
                "to",
                report.window().to(),
                "baseline",
                report.baselineId(),
                "rows",
                report.rows(),
                "schemaViolations",
                report.schemaViolations(),
                "rangeViolations",
                report.valueRangeViolations(),
                "duplicates",
                report.duplicates(),
                "constraintViolations",
                report.constraintViolations(),
                "findingCount",
                report.findings().size());
    }

    /** @param number its place in the check, from 1 */
    static Map<String, Object> document(Finding finding, int number) {
        return Answer.document(
                "number",
                number,
                "kind",
                finding.kind(),
                "feature",
                finding.feature().isEmpty() ? null : finding.feature(),
                "severity",
                finding.severity().word(),
                "count",
                finding.count(),
                "share",
                finding.share(),
                "sentence",
                finding.sentence(),
                "constraint",
                finding.constraint().isEmpty() ? null : finding.constraint());
    }
}
