package io.modeldeck.cli.drift;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.BaselineOutlook;
import java.util.List;
import java.util.stream.Collectors;

/** What would come of another baseline, as an answer. */
final class BaselineOutlookForm {

    private BaselineOutlookForm() {}

    static Answer answer(ModelInfo model, BaselineOutlook outlook, Times times) {
        Report report = new Report()
                .line("The baseline of " + model.name() + " would have "
                        + Numbers.count(outlook.rows(), "row", "rows")
                        + outlook.range()
                                .map(range -> ", " + times.text(range.from()) + " to " + times.full(range.to()))
                                .orElse("")
                        + ". Nothing was changed.");
        line(report, "No longer drifting: ", names(outlook.calmed()));
        line(report, "Drifting then: ", names(outlook.stirred()));
        List<Long> recover = outlook.alerts().recover().stream().map(Alert::id).toList();
        List<String> begin =
                outlook.alerts().begin().stream().map(AlertRule::name).toList();
        line(report, "Alerts that would recover: ", recover);
        line(report, "Rules that would fire: ", begin);
        if (outlook.alerts().isSame()) {
            report.line("No alert about inputs or predictions would change.");
        }
        return Answer.of(
                Answer.document(
                        "model",
                        model.name(),
                        "rows",
                        outlook.rows(),
                        "from",
                        outlook.range().map(TimeRange::from),
                        "to",
                        outlook.range().map(TimeRange::to),
                        "noLongerDrifting",
                        names(outlook.calmed()),
                        "driftingThen",
                        names(outlook.stirred()),
                        "recoveringAlerts",
                        recover,
                        "firingRules",
                        begin),
                report);
    }

    private static void line(Report report, String head, List<?> names) {
        if (!names.isEmpty()) {
            report.line(head + names.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static List<String> names(List<DriftResult> results) {
        return results.stream().map(result -> result.feature().orElseThrow()).toList();
    }
}
