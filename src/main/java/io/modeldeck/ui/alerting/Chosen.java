package io.modeldeck.ui.alerting;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is selected in a list of alerts: alerts by themselves, and groups with all that they hold. */
record Chosen(List<AlertRow> alerts, List<GroupRow> groups) {

    static Chosen of(List<InboxLine> lines) {
        return new Chosen(of(lines, AlertRow.class), of(lines, GroupRow.class));
    }

    static Chosen of(AlertRow row) {
        return new Chosen(List.of(row), List.of());
    }

    static Chosen of(GroupRow group) {
        return new Chosen(List.of(), List.of(group));
    }

    private static <T> List<T> of(List<InboxLine> lines, Class<T> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** How many of them nobody has acknowledged; an alert that is selected beside its group counts once only when {@link #unseen} is read. */
    long waiting() {
        return alerts.stream().filter(AlertRow::isWaiting).count()
                + groups.stream().mapToLong(group -> group.group().unseen()).sum();
    }

    /** How many of them somebody has acknowledged. */
    long seen() {
        return alerts.stream().filter(row -> row.alert().acknowledged()).count()
                + groups.stream().mapToLong(group -> group.group().seen()).sum();
    }

    boolean isEmpty() {
        return alerts.isEmpty() && groups.isEmpty();
    }

    /** Of the worst of them. */
    Severity severity() {
        return Stream.<InboxLine>concat(alerts.stream(), groups.stream())
                .map(InboxLine::severity)
                .reduce(Severity.INFO, Severity::worst);
    }

    /** Whether they are more than one line. */
    boolean isSeveral() {
        return alerts.size() + groups.size() > 1;
    }

    /** The alert, where it is one alone. */
    Optional<AlertRow> one() {
        return groups.isEmpty() && alerts.size() == 1 ? Optional.of(alerts.getFirst()) : Optional.empty();
    }

    /** How many they are; an alert that is selected beside its group counts once only when {@link #ids} is read. */
    long count() {
        return alerts.size()
                + groups.stream().mapToLong(group -> group.group().count()).sum();
    }

    /** The numbers of all of them. Off the FX thread. */
    List<Long> ids(Engine engine) {
        return Stream.concat(
                        alerts.stream().map(row -> row.alert().id()),
                        groups.stream()
                                .flatMap(group -> engine
                                        .alerts()
                                        .groups()
                                        .ids(group.group().part())
                                        .stream()))
                .distinct()
                .toList();
    }

    /** The numbers of those that somebody has acknowledged. Off the FX thread. */
    List<Long> seen(Engine engine) {
        Set<Long> waiting = Set.copyOf(unseen(engine));
        Set<Long> never = alerts.stream()
                .filter(row -> !row.alert().acknowledged())
                .map(row -> row.alert().id())
                .collect(Collectors.toSet());
        return ids(engine).stream()
                .filter(id -> !waiting.contains(id) && !never.contains(id))
                .toList();
    }

    /** The numbers of those that nobody has acknowledged. Off the FX thread. */
    List<Long> unseen(Engine engine) {
        return Stream.concat(
                        alerts.stream()
                                .filter(AlertRow::isWaiting)
                                .map(row -> row.alert().id()),
                        groups.stream()
                                .flatMap(group -> engine
                                        .alerts()
                                        .groups()
                                        .unseen(group.group().part())
                                        .stream()))
                .distinct()
                .toList();
    }
}
