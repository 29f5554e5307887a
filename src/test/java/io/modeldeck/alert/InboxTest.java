package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
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
