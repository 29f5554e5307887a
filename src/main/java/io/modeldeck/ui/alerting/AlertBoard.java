package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertFilter;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.OpenAlerts;
import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.AlertWords;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What the screen shows, read in one go off the FX thread.
 *
 * @param open the inbox, by model; its first rows where not all were asked for
 * @param counts all that are open, also those that were not read
 * @param history closed alerts, the newest first
 * @param silences that hold or are still to come, and maintenance
 * @param models names by id
 */
record AlertBoard(
        List<AlertRow> open,
        List<OpenAlerts> counts,
        List<AlertRow> history,
        List<AlertRule> rules,
        List<Silence> silences,
        Map<Long, String> models) {

    private static final int MOST_CLOSED = 5_000;
    private static final int MOST_REQUESTS = 1_000;

    /** @param most rows of the inbox */
    static AlertBoard read(Engine engine, Instant now, int most) {
        Rows rows = Rows.read(engine, now);
        List<Alert> closed =
                engine.alerts().history(AlertFilter.newest(MOST_CLOSED).onlyOpen(false));
        return new AlertBoard(
                rows.of(engine.alerts().inbox(most)),
                engine.alerts().openCounts(),
                rows.of(closed),
                engine.alertRules().all(),
                engine.silences().current(now),
                rows.models);
    }

    /** All of the inbox, and nothing of the rest. */
    static List<AlertRow> inbox(Engine engine, Instant now) {
        return Rows.read(engine, now).of(engine.alerts().inbox(Integer.MAX_VALUE));
    }

    /** What a row says besides its alert. */
    private record Rows(Map<Long, String> models, Map<Long, String> versions, Map<Long, Long> requests, Instant now) {

        static Rows read(Engine engine, Instant now) {
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
            return new Rows(models, versions, requests, now);
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
    }

    /** How many are open, whether they were read or not. */
    int openCount() {
        return (int) counts.stream().mapToLong(OpenAlerts::count).sum();
    }

    /** Whether the inbox holds all of them. */
    boolean isWhole() {
        return open.size() >= openCount();
    }

    /** How many wait for somebody to see them. */
    long waiting() {
        return counts.stream()
                .filter(OpenAlerts::askForAttention)
                .mapToLong(OpenAlerts::count)
                .sum();
    }

    long watching() {
        return rules.stream().filter(AlertRule::enabled).count();
    }

    /** When the last alert that is over fired first. */
    Optional<Instant> last() {
        return history.stream().map(row -> row.alert().at()).max(Instant::compareTo);
    }
}
