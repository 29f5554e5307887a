package io.modeldeck.cli.quality;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.EventTable;
import io.modeldeck.telemetry.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Single events of a model as documents and tables.
 *
 * @param versions deployment versions by their internal id
 */
record EventForm(Map<Long, Integer> versions) {

    static EventForm of(Engine engine, ModelInfo model) {
        return new EventForm(engine.registry().versions(model.id()).stream()
                .collect(Collectors.toMap(ModelVersion::id, ModelVersion::deploymentVersion)));
    }

    List<Map<String, Object>> documents(List<StoredEvent> events) {
        return events.stream()
                .map(event -> EventTable.document(event, versions))
                .toList();
    }

    /** With the value of the feature; without a feature of that name, with all of them. */
    TextTable table(List<StoredEvent> events, String feature, Times times) {
        TextTable table = new TextTable(
                "event", times.head("at"), "version>", feature.isEmpty() ? "features" : feature, "prediction");
        for (StoredEvent event : events) {
            Map<String, Object> features = event.prediction().features();
            table.row(
                    event.prediction().eventId(),
                    times.text(event.prediction().at()),
                    versions.get(event.prediction().versionId()),
                    feature.isEmpty()
                            ? features
                            : Optional.ofNullable(features.get(feature))
                                    .map(EventForm::text)
                                    .orElse(""),
                    event.prediction().value());
        }
        return table;
    }

    private static String text(Object value) {
        return value instanceof Double number ? Numbers.text(number) : value.toString();
    }
}
