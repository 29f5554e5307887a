package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.report.BaselineOutlook;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What would come of another baseline, in sentences. Pure. */
final class OutlookText {

    private OutlookText() {}

    static List<String> of(BaselineOutlook outlook) {
        if (outlook.rows() == 0) {
            return List.of(Messages.text("drift.outlook.empty"));
        }
        List<String> said = new ArrayList<>();
        if (!outlook.calmed().isEmpty()) {
            said.add(Messages.text("drift.outlook.calmed", names(outlook.calmed())));
        }
        if (!outlook.stirred().isEmpty()) {
            said.add(Messages.text("drift.outlook.stirred", names(outlook.stirred())));
        }
        if (!outlook.alerts().recover().isEmpty()) {
            said.add(Messages.text(
                    "drift.outlook.recover",
                    outlook.alerts().recover().stream()
                            .map(alert -> Said.exactly(alert.ruleName()) + " ("
                                    + Messages.text("alerts.number", alert.id()) + ")")
                            .collect(Collectors.joining(", "))));
        }
        if (!outlook.alerts().begin().isEmpty()) {
            said.add(Messages.text(
                    "drift.outlook.begin",
                    outlook.alerts().begin().stream()
                            .map(rule -> Said.exactly(rule.name()))
                            .collect(Collectors.joining(", "))));
        }
        if (outlook.alerts().isSame()) {
            said.add(Messages.text("drift.outlook.same"));
        }
        return said;
    }

    private static String names(List<DriftResult> results) {
        return results.stream().map(DriftNames::of).distinct().collect(Collectors.joining(", "));
    }
}
