package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.DriftOutlook;
import io.modeldeck.app.Engine;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.ui.kit.DriftNames;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * What would come of another baseline.
 *
 * @param events that it would hold
 * @param calmed what drifts now and would not
 * @param stirred what would drift and does not now
 */
record BaselineOutlook(long events, Set<String> calmed, Set<String> stirred, DriftOutlook alerts) {

    /** Off the FX thread only. */
    static BaselineOutlook of(Engine engine, DriftData data, long version, Instant now) {
        long model = data.model().id();
        long events = engine.events().count(model, OptionalLong.of(version), data.range());
        List<DriftResult> tried = events == 0
                ? List.of()
                : engine.drift()
                        .trial(
                                model,
                                version,
                                new io.modeldeck.drift.BaselineSource.Fixed(data.range()),
                                data.model().present(now));
        Set<String> before = drifting(data.newest());
        Set<String> after = drifting(tried);
        return new BaselineOutlook(
                events,
                without(before, after),
                without(after, before),
                engine.alerts().outlook(model, data.newest(), tried));
    }

    private static Set<String> drifting(List<DriftResult> results) {
        return results.stream()
                .filter(result -> result.type() != DriftType.CONCEPT && result.state() == DriftState.DRIFT)
                .filter(result -> result.feature().isPresent())
                .map(DriftNames::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> without(Set<String> these, Set<String> others) {
        Set<String> left = new LinkedHashSet<>(these);
        left.removeAll(others);
        return left;
    }

    /** In sentences. */
    List<String> sentences() {
        List<String> said = new ArrayList<>();
        if (!calmed.isEmpty()) {
            said.add(Messages.text("drift.outlook.calmed", String.join(", ", calmed)));
        }
        if (!stirred.isEmpty()) {
            said.add(Messages.text("drift.outlook.stirred", String.join(", ", stirred)));
        }
        if (!alerts.recover().isEmpty()) {
            said.add(Messages.text(
                    "drift.outlook.recover",
                    alerts.recover().stream()
                            .map(alert -> Said.exactly(alert.ruleName()) + " ("
                                    + Messages.text("alerts.number", alert.id()) + ")")
                            .collect(Collectors.joining(", "))));
        }
        if (!alerts.begin().isEmpty()) {
            said.add(Messages.text(
                    "drift.outlook.begin",
                    alerts.begin().stream()
                            .map(rule -> Said.exactly(rule.name()))
                            .collect(Collectors.joining(", "))));
        }
        if (alerts.isSame()) {
            said.add(Messages.text("drift.outlook.same"));
        }
        return said;
    }

    Node node() {
        VBox lines = new VBox();
        lines.getStyleClass().add("column");
        sentences().forEach(sentence -> lines.getChildren().add(new Paragraph(sentence)));
        return lines;
    }
}
