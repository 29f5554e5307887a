package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modeldeck.domain.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The inbox as the store orders and counts it, beside the same done row by row. */
class InboxTest extends AlertDesk {

    private static final int ALERTS = 360;
    /** No number: of the workspace. */
    private static final List<Optional<Long>> MODELS = List.of(Optional.of(1L), Optional.of(2L), Optional.empty());

    @Test
    void theInboxIsInTheOrderOfItsRowsAndItsBeginningIsThatOfTheWhole() {
        fill(new Random(5));
        List<Alert> expected = byModel(alerts.open(OptionalLong.empty()).stream()
                .sorted(Comparator.comparing(Alert::severity)
                        .reversed()
                        .thenComparing(alert -> !alert.asksForAttention()))
                .toList());
        assertThat(expected)
                .hasSizeBetween(150, ALERTS - 60)
                .extracting(Alert::modelId)
                .contains(1L, 2L, Alert.WORKSPACE);
        assertThat(alerts.inbox(Integer.MAX_VALUE)).isEqualTo(expected);
        for (int most : new int[] {0, 1, 50, expected.size() - 1}) {
            assertThat(alerts.inbox(most)).as("the first %d", most).isEqualTo(expected.subList(0, most));
        }
    }

    @Test
    void whatIsOpenIsCountedAsItsRowsAre() {
        fill(new Random(6));
        List<Alert> open = alerts.open(OptionalLong.empty());
        List<OpenAlerts> counts = alerts.openCounts();
        assertThat(counts).hasSizeGreaterThan(18);
        for (OpenAlerts one : counts) {
            List<Alert> alike = open.stream()
                    .filter(alert -> alert.modelId() == one.modelId()
                            && alert.severity() == one.severity()
                            && alert.acknowledged() == one.seen()
                            && alert.isHidden() == one.hidden())
                    .toList();
            assertThat(one.count()).as(one.toString()).isEqualTo(alike.size());
            assertThat(alike).allMatch(alert -> alert.asksForAttention() == one.askForAttention());
            assertThat(alike.stream().map(alert -> alert.firedAt().orElseThrow()))
                    .contains(one.newest())
                    .noneMatch(one.newest()::isBefore);
        }
        assertThat(counts.stream().mapToLong(OpenAlerts::count).sum()).isEqualTo(open.size());
    }

    @Test
    void whatIsOverIsCountedAndReadAsItsRowsAre() {
        assertThat(alerts.closedCount()).isEqualTo(new ClosedAlerts(0, Optional.empty()));
        fill(new Random(9));
        List<Alert> closed = alerts.history(AlertFilter.newest(ALERTS).onlyOpen(false));
        assertThat(closed).hasSizeGreaterThan(20);
        assertThat(alerts.closed(ALERTS)).isEqualTo(closed);
        assertThat(alerts.closed(7)).isEqualTo(closed.subList(0, 7));
        assertThat(alerts.closedCount())
                .isEqualTo(new ClosedAlerts(
                        closed.size(), closed.stream().map(Alert::at).max(Comparator.naturalOrder())));
    }

    @Test
    void whatAsksForAttentionIsTheNewestOfItsSeverity() {
        fill(new Random(7));
        for (Severity severity : Severity.values()) {
            List<Alert> asking = alerts.open(OptionalLong.empty()).stream()
                    .filter(alert -> alert.severity() == severity && alert.asksForAttention())
                    .toList();
            assertThat(asking).hasSizeGreaterThan(5);
            assertThat(alerts.asking(severity, 5)).isEqualTo(asking.subList(0, 5));
        }
    }

    @Test
    void whatIsSeenAndWithoutDataIsFoundAmongTheOpen() {
        fill(new Random(8));
        database.run(h -> h.execute("UPDATE alert_event SET state = 'no_data' WHERE id % 3 = 0"));
        List<Alert> expected = alerts.open(OptionalLong.empty()).stream()
                .filter(alert -> alert.acknowledged() && alert.state() == AlertState.NO_DATA)
                .sorted(Comparator.comparing(Alert::id))
                .toList();
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(new InboxStore(database).seenWithoutData()).isEqualTo(expected);
    }

    @Test
    void anAlertThatIsSeenMovesInTheInbox() {
        calls("12:00", 84, 0, 612);
        Alert alert = only("12:05");
        assertThat(alerts.openCounts())
                .extracting(OpenAlerts::severity, OpenAlerts::seen, OpenAlerts::count)
                .containsExactly(tuple(Severity.WARNING, false, 1L));
        alerts.acknowledge(PERSON, at("12:06"), alert.id(), "seen");
        assertThat(alerts.openCounts())
                .extracting(OpenAlerts::severity, OpenAlerts::seen, OpenAlerts::count)
                .containsExactly(tuple(Severity.WARNING, true, 1L));
        assertThat(alerts.asking(Severity.WARNING, 9)).isEmpty();
    }

    @Test
    void partsOfTheInboxAreCountedAndReadAsTheirRowsAre() {
        fill(new Random(9));
        database.run(h -> h.execute(
                "UPDATE alert_event SET rule_id = ? WHERE id % 3 = 0",
                rules.all().get(1).id()));
        List<Alert> open = alerts.open(OptionalLong.empty());
        InboxGroups groups = alerts.groups();
        assertThat(groups.byModel()).extracting(InboxGroup::part).hasSize(3);
        assertThat(groups.byRule()).extracting(InboxGroup::part).hasSize(2);
        assertThat(groups.floods()).isNotEmpty();
        Stream.of(groups.byModel(), groups.byRule(), groups.floods())
                .flatMap(List::stream)
                .forEach(group -> {
                    List<Alert> held = open.stream().filter(group.part()::holds).toList();
                    assertThat(group)
                            .isEqualTo(new InboxGroup(
                                    group.part(),
                                    held.stream().map(Alert::severity).reduce(Severity.INFO, Severity::worst),
                                    held.size(),
                                    held.stream().filter(Alert::acknowledged).count(),
                                    held.stream()
                                            .filter(Alert::asksForAttention)
                                            .count(),
                                    held.stream().map(Alert::modelId).distinct().count(),
                                    held.stream()
                                            .map(alert -> alert.firedAt().orElseThrow())
                                            .max(Comparator.naturalOrder())
                                            .orElseThrow()));
                    assertThat(groups.alerts(group.part(), Integer.MAX_VALUE))
                            .containsExactlyInAnyOrderElementsOf(held);
                    assertThat(groups.alerts(group.part(), 3))
                            .isEqualTo(groups.alerts(group.part(), Integer.MAX_VALUE)
                                    .subList(0, 3));
                    assertThat(groups.unseen(group.part()))
                            .hasSize((int) group.unseen())
                            .containsExactlyElementsOf(held.stream()
                                    .filter(alert -> !alert.acknowledged())
                                    .map(Alert::id)
                                    .sorted()
                                    .toList());
                });
        Stream.of(groups.byModel(), groups.byRule(), groups.floods())
                .flatMap(List::stream)
                .forEach(group -> assertThat(groups.ids(group.part()))
                        .isEqualTo(open.stream()
                                .filter(group.part()::holds)
                                .map(Alert::id)
                                .sorted()
                                .toList()));
        for (long model : new long[] {1, Alert.WORKSPACE}) {
            assertThat(groups.byRule(model))
                    .hasSize(2)
                    .allSatisfy(group -> assertThat(group.count())
                            .isEqualTo(open.stream()
                                    .filter(alert -> alert.modelId() == model
                                            && group.part().holds(alert))
                                    .count()));
        }
        assertThat(groups.alerts(new InboxPart.OfModel(1), 500))
                .isEqualTo(alerts.inbox(500).stream()
                        .filter(alert -> alert.modelId() == 1)
                        .toList());
    }

    /** Times in seconds at which alerts of one rule fire; a flood is where more than twenty of them lie within a minute. */
    @Test
    void aFloodIsMoreThanTwentyOfOneRuleInAMinuteWhereverTheMinuteBegins() {
        List<Integer> seconds = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> seconds.add(i));
        IntStream.range(0, 21).forEach(i -> seconds.add(1_030 + 3 * i));
        IntStream.range(0, 30).forEach(i -> seconds.add(2_000 + 3 * i));
        seconds.add(2_600);
        fired(seconds, rules.all().getFirst().id());
        // as many of another rule at the same time are no flood: each has twenty
        fired(
                IntStream.range(0, 20).mapToObj(i -> i).toList(),
                rules.all().get(1).id());
        List<InboxPart.Flood> floods = alerts.groups().floods().stream()
                .map(group -> (InboxPart.Flood) group.part())
                .toList();
        assertThat(floods)
                .extracting(
                        flood -> flood.from().getEpochSecond(),
                        flood -> flood.to().getEpochSecond())
                .containsExactly(tuple(2_000L, 2_087L), tuple(1_030L, 1_090L));
        assertThat(alerts.groups().floods()).extracting(InboxGroup::count).containsExactly(30L, 21L);
        InboxPart.Flood gone = new InboxPart.Flood(rules.all().getLast().id(), at("12:00"), at("12:01"));
        assertThat(new InboxGroupStore(database).figures(gone))
                .as("one that was closed since it was found")
                .isEmpty();
        assertThat(alerts.reading(AlertCopies.none()).first(500, floods))
                .hasSize(41)
                .noneMatch(alert -> floods.stream().anyMatch(flood -> flood.holds(alert)));
        alerts.groups().acknowledge(PERSON, at("12:00"), alerts.groups().unseen(floods.getFirst()), "");
        assertThat(alerts.groups().floods())
                .as("what asks comes first")
                .extracting(InboxGroup::part)
                .containsExactly(floods.getLast(), floods.getFirst());
        assertThat(alerts.reading(AlertCopies.none()).first(500, List.of()))
                .isEqualTo(alerts.inbox(500))
                .hasSize(92);
    }

    @Test
    void manyAreAcknowledgedAtOnceAndTakenBack() {
        fired(
                IntStream.range(0, 300).mapToObj(i -> i).toList(),
                rules.all().getFirst().id());
        InboxGroups groups = alerts.groups();
        InboxPart part = groups.floods().getFirst().part();
        List<Long> ids = groups.unseen(part);
        assertThat(ids).hasSize(300);
        alerts.acknowledge(PERSON, at("12:10"), ids.getFirst(), "one by hand");
        List<Long> done = groups.acknowledge(PERSON, at("12:11"), ids, "one cause");
        assertThat(done).as("somebody was faster with the first").isEqualTo(ids.subList(1, 300));
        assertThat(groups.unseen(part)).isEmpty();
        assertThat(alerts.transitions(ids.getLast()))
                .extracting(AlertTransition::comment)
                .containsExactly("one cause");
        assertThat(groups.unacknowledge(PERSON, at("12:12"), done, "")).isEqualTo(done);
        assertThat(groups.floods().getFirst())
                .extracting(InboxGroup::seen, InboxGroup::asking)
                .containsExactly(1L, 299L);
    }

    @Test
    void severalAreRemarkedOnAndAssignedAllOrNone() {
        fired(List.of(1, 2, 3), rules.all().getFirst().id());
        InboxGroups groups = alerts.groups();
        List<Long> ids = groups.ids(new InboxPart.OfModel(1));
        alerts.assign(PERSON, at("12:00"), ids.getFirst(), Optional.of("Sample reviewer"), "");
        List<Long> withOneThatIsNot = List.of(ids.get(0), ids.get(1), 9_999L);
        assertThatThrownBy(() -> groups.comment(PERSON, at("12:01"), withOneThatIsNot, "seen"))
                .hasMessageContaining("There is no alert 9999");
        assertThatThrownBy(() -> groups.assign(PERSON, at("12:01"), withOneThatIsNot, Optional.of("Somebody"), ""))
                .hasMessageContaining("There is no alert 9999");
        assertThat(ids)
                .allSatisfy(id -> assertThat(alerts.transitions(id))
                        .noneMatch(step -> step.at().equals(at("12:01"))));

        groups.comment(PERSON, at("12:02"), ids, "one cause");
        Map<Long, Optional<String>> before =
                groups.assign(PERSON, at("12:03"), ids, Optional.of("Sample engineer"), "");
        assertThat(ids).allSatisfy(id -> {
            assertThat(alerts.require(id).care().assignedTo()).hasValue("Sample engineer");
            assertThat(alerts.transitions(id))
                    .extracting(AlertTransition::comment)
                    .contains("one cause");
        });
        assertThat(before).containsOnlyKeys(ids).containsEntry(ids.getFirst(), Optional.of("Sample reviewer"));
        groups.assign(PERSON, at("12:04"), before, "");
        assertThat(alerts.require(ids.getFirst()).care().assignedTo()).hasValue("Sample reviewer");
        assertThat(alerts.require(ids.getLast()).care().assignedTo()).isEmpty();
    }

    private void fired(List<Integer> seconds, long rule) {
        database.run(h -> {
            for (int second : seconds) {
                h.execute(
                        "INSERT INTO alert_event (rule_id, model_id, subject, at, alert_type, severity, condition,"
                                + " actual_value, worst_value, threshold, message, state, state_since, firings, cause, fired_at,"
                                + " acknowledged, recorded_at) VALUES (?, 1, ?, 0, 'latency', 'warning', 'c', 1, 2, 3, 'm',"
                                + " 'firing', 5, 1, 'condition', ?, 0, 0)",
                        rule,
                        "feature " + second,
                        second * 1_000L);
            }
        });
    }

    /** Alerts of all kinds, also such as only wait to fire and such as are closed; no two fired at the same moment. */
    private void fill(Random random) {
        long rule = rules.all().getFirst().id();
        database.run(h -> {
            for (int i = 0; i < ALERTS; i++) {
                boolean pending = random.nextInt(8) == 0;
                boolean seen = !pending && random.nextBoolean();
                long fired = at("12:00").toEpochMilli() + (i * 7_919L % ALERTS) * 1_000;
                h.execute(
                        "INSERT INTO alert_event (rule_id, model_id, version_id, subject, at, alert_type, severity,"
                                + " condition, actual_value, worst_value, threshold, message, state, state_since, firings,"
                                + " cause, fired_at, closed_at, acknowledged, acknowledged_by, acknowledged_at, hidden,"
                                + " hidden_by, recorded_at) VALUES (?, ?, ?, ?, 0, 'latency', ?, 'c', 1, 2, 3, 'm', ?, 5,"
                                + " ?, 'condition', ?, ?, ?, ?, ?, ?, ?, 0)",
                        rule,
                        MODELS.get(random.nextInt(3)).orElse(null),
                        random.nextBoolean() ? null : 11,
                        "feature " + i,
                        Severity.values()[random.nextInt(3)].word(),
                        pending ? "pending" : "firing",
                        pending ? 0 : 1 + i % 3,
                        pending ? null : fired,
                        !pending && random.nextInt(6) == 0 ? fired + 1 : null,
                        seen ? 1 : 0,
                        seen ? "Sample engineer" : null,
                        seen ? fired : null,
                        random.nextInt(3) == 0 ? "silence" : null,
                        null);
            }
        });
    }

    /** The alerts of one model together, the model of the first one first; the order within a model stays. */
    private static List<Alert> byModel(List<Alert> worstFirst) {
        Map<Long, List<Alert>> groups = new LinkedHashMap<>();
        worstFirst.forEach(alert ->
                groups.computeIfAbsent(alert.modelId(), id -> new ArrayList<>()).add(alert));
        return groups.values().stream().flatMap(List::stream).toList();
    }
}
