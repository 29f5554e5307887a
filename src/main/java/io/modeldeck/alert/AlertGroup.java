package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of one model and one type: mostly one cause.
 *
 * @param alerts the one that a person should read first, first
 */
public record AlertGroup(long modelId, String modelName, AlertType type, List<Alert> alerts) {

    private record Key(long modelId, AlertType type) {}

    /** What comes first within a group, and among groups: what waits, then what is worse, then what came before. */
    private static final Comparator<Alert> FIRST = Comparator.comparing((Alert alert) -> !alert.asksForAttention())
            .thenComparing(Alert::severity, Comparator.reverseOrder());

    public AlertGroup {
        alerts = List.copyOf(alerts);
    }

    /** The worst of its alerts. */
    public Severity severity() {
        return alerts.stream().map(Alert::severity).reduce(Severity.INFO, Severity::worst);
    }

    /** How many of them wait for somebody. */
    public long waiting() {
        return alerts.stream().filter(Alert::asksForAttention).count();
    }

    /** Groups alerts; the group with the alert that should be read first comes first. Pure. */
    public static List<AlertGroup> of(List<Alert> alerts) {
        Map<Key, List<Alert>> groups = new LinkedHashMap<>();
        alerts.stream()
                .sorted(FIRST)
                .forEach(alert -> groups.computeIfAbsent(
                                new Key(alert.modelId(), alert.type()), key -> new ArrayList<>())
                        .add(alert));
        return groups.values().stream()
                .map(group -> new AlertGroup(
                        group.getFirst().modelId(),
                        group.getFirst().modelName(),
                        group.getFirst().type(),
                        group))
                .toList();
    }
}
