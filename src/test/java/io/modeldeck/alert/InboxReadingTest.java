package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look at the inbox takes over from the look before is as if all had been read. */
class InboxReadingTest extends AlertDesk {

    private static final int STEPS = 150;
    private static final int ALL = Integer.MAX_VALUE;

    private final List<Long> silenced = new ArrayList<>();
    private Instant now = at("12:00");
    private int came;

    /** Alerts come, are moved, seen, hidden, closed and deleted, some numbers come back, rules get other words; no step is told to the reading. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whateverHappensInBetweenALookSeesWhatIsThere(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            come(random);
        }
        AlertCopies copies = AlertCopies.none();
        int most = 0;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(60);
            happen(random);
            if (random.nextInt(3) > 0) {
                InboxReading look = alerts.reading(copies);
                List<Alert> seen = look.first(ALL, List.of());
                assertThat(seen).as("step %d of %d", step, seed).isEqualTo(anew());
                most = Math.max(most, seen.size());
                copies = look.copies();
            }
        }
        assertThat(most).isGreaterThan(15);
    }

    @Test
    void partsAndTheRestTakeOverWhatTheyHeldToo() {
        Random random = new Random(4);
        for (int i = 0; i < 60; i++) {
            come(random);
        }
        InboxPart part = new InboxPart.OfRule(rules.all().getFirst().id());
        InboxReading first = alerts.reading(AlertCopies.none());
        List<Alert> held = first.first(ALL, part);
        InboxReading second = alerts.reading(first.copies());
        assertThat(second.first(ALL, part)).isEqualTo(held).hasSizeGreaterThan(5);
        assertThat(second.first(3, part)).isEqualTo(held.subList(0, 3));
        assertThat(second.first(3, part).getFirst()).isSameAs(held.getFirst());
    }

    @Test
    void whatIsGoneSinceItWasListedIsLeftOut() {
        Random random = new Random(6);
        while (alerts.reading(AlertCopies.none()).first(ALL, List.of()).isEmpty()) {
            come(random);
        }
        Alert there = alerts.reading(AlertCopies.none()).first(ALL, List.of()).getFirst();
        List<AlertStamp> listed = List.of(new AlertStamp(there.id() + 1_000, 1), new AlertStamp(there.id(), 1));
        assertThat(alerts.reading(AlertCopies.none()).alerts(listed)).containsExactly(there);
    }

    @Test
    void whatNobodyWroteIsNotReadAgain() {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            come(random);
        }
        InboxReading first = alerts.reading(AlertCopies.none());
        Map<Long, Alert> before = byId(first.first(ALL, List.of()));
        Alert seen = before.values().stream()
                .filter(alert -> !alert.acknowledged())
                .findFirst()
                .orElseThrow();
        alerts.acknowledge(PERSON, now, seen.id(), "");
        AlertRule renamed = rules.require(seen.ruleId());
        Map<Long, Alert> after = byId(alerts.reading(first.copies()).first(ALL, List.of()));
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.values())
                .filteredOn(alert -> before.get(alert.id()) != alert)
                .extracting(Alert::id)
                .containsExactly(seen.id());

        rules.edit(PERSON, now, guided(renamed, "call the night shift"), "");
        assertThat(byId(alerts.reading(first.copies()).first(ALL, List.of())).values())
                .allSatisfy(
                        alert -> assertThat(before.get(alert.id()) != alert).isEqualTo(alert.ruleId() == renamed.id()));
    }

    private static Map<Long, Alert> byId(List<Alert> alerts) {
        return alerts.stream().collect(Collectors.toMap(Alert::id, Function.identity()));
    }

    /** All of them read another way, in the order of a look that knows nothing. */
    private List<Alert> anew() {
        Map<Long, Alert> open = byId(alerts.open(OptionalLong.empty()).stream()
                .filter(alert -> alert.firings() > 0)
                .toList());
        List<Alert> inbox = alerts.inbox(ALL);
        assertThat(inbox).containsExactlyInAnyOrderElementsOf(open.values());
        return inbox.stream().map(alert -> open.get(alert.id())).toList();
    }

    private void happen(Random random) {
        List<Alert> open = alerts.inbox(ALL);
        if (open.isEmpty() || random.nextInt(4) == 0) {
            come(random);
            return;
        }
        Alert one = open.get(random.nextInt(open.size()));
        switch (random.nextInt(12)) {
            case 0 -> alerts.acknowledge(PERSON, now, one.id(), "");
            case 1 -> alerts.unacknowledge(PERSON, now, one.id(), "");
            case 2 -> alerts.assign(PERSON, now, one.id(), Optional.of("Sample reviewer"), "");
            case 3 -> alerts.rate(PERSON, now, one.id(), Optional.of(Usefulness.values()[random.nextInt(2)]), "");
            case 4 -> silence(one);
            case 5 -> expire();
            case 6 ->
                database.run(h -> h.execute(
                        "UPDATE alert_event SET severity = ?, firings = firings + 1, fired_at = ?, message = ? WHERE id = ?",
                        Severity.values()[random.nextInt(3)].word(),
                        now.toEpochMilli(),
                        "m" + random.nextInt(1_000),
                        one.id()));
            case 7 ->
                database.run(h ->
                        h.execute("UPDATE alert_event SET closed_at = ? WHERE id = ?", now.toEpochMilli(), one.id()));
            case 8 -> {
                // the number of the newest comes back with the next alert
                long last = open.stream().mapToLong(Alert::id).max().orElseThrow();
                database.run(h -> h.execute("DELETE FROM alert_event WHERE id >= ?", last));
                come(random);
            }
            case 9 -> database.run(h -> h.execute("DELETE FROM alert_event WHERE id = ?", one.id()));
            case 10 ->
                rules.edit(PERSON, now, guided(rules.require(one.ruleId()), "look " + random.nextInt(1_000)), "");
            default ->
                database.run(h -> h.execute(
                        "DELETE FROM alert_event WHERE fired_at < ? AND acknowledged = 1",
                        now.minusSeconds(7_200).toEpochMilli()));
        }
    }

    private void silence(Alert alert) {
        Matcher one = new Matcher(
                alert.model(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(alert.subject()));
        silenced.add(deck.silences
                .add(PERSON, now, Silence.Kind.SILENCE, one, new TimeRange(now, now.plusSeconds(864_000)), "known")
                .id());
    }

    private void expire() {
        if (!silenced.isEmpty()) {
            deck.silences.expire(PERSON, now, silenced.removeFirst(), "");
        }
    }

    private static AlertRule guided(AlertRule rule, String guidance) {
        return new AlertRule(
                rule.id(),
                rule.name(),
                rule.modelId(),
                rule.versionId(),
                rule.enabled(),
                rule.condition(),
                rule.severity(),
                rule.channels(),
                rule.meaning(),
                guidance);
    }

    /** One that fires, or one that waits to. */
    private void come(Random random) {
        List<AlertRule> all = rules.all();
        boolean pending = random.nextInt(8) == 0;
        database.run(h -> h.execute(
                "INSERT INTO alert_event (rule_id, model_id, version_id, subject, at, alert_type, severity, condition,"
                        + " actual_value, worst_value, threshold, message, state, state_since, firings, cause, fired_at,"
                        + " acknowledged, recorded_at) VALUES (?, ?, 11, ?, ?, 'latency', ?, 'c', 1, 2, 3, 'm', ?, 5, ?,"
                        + " 'condition', ?, 0, 0)",
                all.get(random.nextInt(2)).id(),
                random.nextInt(3) == 0 ? null : 1 + random.nextInt(2),
                "feature " + came++,
                now.toEpochMilli(),
                Severity.values()[random.nextInt(3)].word(),
                pending ? "pending" : "firing",
                pending ? 0 : 1,
                pending ? null : now.toEpochMilli()));
    }
}
