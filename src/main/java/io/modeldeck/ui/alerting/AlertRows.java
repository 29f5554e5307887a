package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.text.AlertWords;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What rows say besides their alerts, read off the FX thread.
 *
 * @param models names by id
 * @param versions as a row names them, by id
 * @param requests that alerts led to, by the alert
 */
record AlertRows(Map<Long, String> models, Map<Long, String> versions, Map<Long, Long> requests, Instant now) {

    private static final int MOST_REQUESTS = 1_000;

    static AlertRows read(Engine engine, Instant now) {
        Map<Long, String> models = new LinkedHashMap<>();
        Map<Long, String> versions = new HashMap<>();
        for (ModelInfo model : engine.registry().models()) {
            models.put(model.id(), model.name());
            for (ModelVersion version : engine.registry().versions(model.id())) {
                versions.put(version.id(), version.shortLabel());
            }
        }
        Map<Long, Long> requests =
                engine.retraining().requests(OptionalLong.empty(), Optional.empty(), MOST_REQUESTS).stream()
                        .filter(request -> request.alertId().isPresent())
                        .collect(Collectors.toMap(
                                request -> request.alertId().getAsLong(), RetrainingRequest::id, Math::max));
        return new AlertRows(models, versions, requests, now);
    }

    List<AlertRow> of(List<Alert> alerts) {
        return alerts.stream().map(this::of).toList();
    }

    private AlertRow of(Alert alert) {
        String subject = alert.versionId().isPresent()
                ? versions.getOrDefault(alert.versionId().getAsLong(), AlertWords.model(alert))
                : AlertWords.model(alert);
        Long request = requests.get(alert.id());
        return new AlertRow(alert, subject, request == null ? OptionalLong.empty() : OptionalLong.of(request), now);
    }

    String model(long id) {
        return models.getOrDefault(id, Messages.text("alert.workspace"));
    }
}
