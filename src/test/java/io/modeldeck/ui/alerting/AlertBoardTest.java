package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertState;
import io.modeldeck.alert.AlertType;
import io.modeldeck.alert.Care;
import io.modeldeck.alert.Cause;
import io.modeldeck.alert.InboxGroup;
import io.modeldeck.alert.InboxPart;
import io.modeldeck.alert.LatchState;
import io.modeldeck.domain.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertBoardTest {

    private static final Instant AT = Instant.parse("2026-03-14T08:00:00Z");
    private static final Instant NOW = AT.plus(Duration.ofHours(10));

    private static AlertRow row(long id, long model, Severity severity, AlertState state, boolean seen, boolean over) {
        Optional<Instant> resolved = over ? Optional.of(AT.plusSeconds(900)) : Optional.empty();
        LatchState latch = new LatchState(
                state,
                AT,
                1,
                over ? Optional.empty() : Optional.of(Cause.CONDITION),
                Optional.empty(),
                seen ? Optional.of(AT) : Optional.empty(),
                severity,
                700,
                false);
        Alert alert = new Alert(
                id,
                1,
                "p95 latency",
                model,
                "model " + model,
                OptionalLong.empty(),
                "",
                AT,
                AlertType.LATENCY,
                "p95 latency > 500 ms for 5 min",
                OptionalDouble.of(612),
                500,
                "p95 latency 700 ms > 500 ms over 5 min, 12 requests",
                latch,
                Optional.of(AT),
                resolved,
                seen && over ? resolved : Optional.empty(),
                new Care(
                        seen ? Optional.of("Sample engineer") : Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                "",
                "");
        return new AlertRow(alert, "model " + model + " v1", OptionalLong.empty(), NOW);
    }

    private static AlertRow firing(long id, long model, Severity severity) {
        return row(id, model, severity, AlertState.FIRING, false, false);
    }

    private static List<Long> ids(List<AlertRow> rows) {
        return rows.stream().map(row -> row.alert().id()).toList();
    }

    @Test
    @DisplayName("What is over but was not seen is shown as such, and still waits")
    void standing() {
        AlertRow latched = row(1, 1, Severity.WARNING, AlertState.OK, false, true);
        assertThat(latched.standing()).isEqualTo(Standing.LATCHED);
        assertThat(latched.isWaiting()).isTrue();
        assertThat(latched.lasted()).isEqualTo(Duration.ofMinutes(15));

        assertThat(firing(2, 1, Severity.WARNING).standing()).isEqualTo(Standing.FIRING);
        assertThat(firing(2, 1, Severity.WARNING).lasted()).isEqualTo(Duration.ofHours(10));
        AlertRow seen = row(3, 1, Severity.WARNING, AlertState.FIRING, true, false);
        assertThat(seen.standing()).isEqualTo(Standing.SEEN);
        assertThat(seen.isWaiting()).isFalse();
        assertThat(row(4, 1, Severity.WARNING, AlertState.NO_DATA, true, false).standing())
                .isEqualTo(Standing.UNKNOWN);
        assertThat(row(5, 1, Severity.WARNING, AlertState.OK, true, true).standing())
                .isEqualTo(Standing.CLOSED);
    }

    @Test
    @DisplayName(
            "A group is there as long as something of it is in sight or waits; what is folded in it counts as folded")
    void groups() {
        AlertRow waits = firing(1, 1, Severity.WARNING);
        AlertRow seen = row(2, 1, Severity.WARNING, AlertState.FIRING, true, false);
        GroupRow open = group(1, 2, 1, true);
        GroupRow closed = group(2, 30, 30, false);
        List<InboxBlock> blocks = List.of(
                new InboxBlock(Optional.of(open), List.of(waits, seen)),
                new InboxBlock(Optional.of(closed), List.of()));
        Fold fold = new Fold();
        assertThat(InboxBlock.lines(blocks, fold)).containsExactly(open, waits);
        assertThat(InboxBlock.folded(blocks, fold)).isEqualTo(31);
        fold.flip();
        assertThat(InboxBlock.lines(blocks, fold)).containsExactly(open, waits, seen, closed);
        assertThat(InboxBlock.lines(blocks, Fold.none())).hasSize(4);
        assertThat(open.message()).isEqualTo("churn: 2 alerts");
        assertThat(closed.waiting()).isEqualTo("None waits");
    }

    @Test
    @DisplayName("Small groups are unfolded and large ones and floods are not, until somebody says otherwise")
    void unfolding() {
        InboxGroup small = group(1, 20, 0, true).group();
        InboxGroup large = group(2, 21, 0, true).group();
        InboxGroup flood = new InboxGroup(new InboxPart.Flood(1, AT, AT), Severity.WARNING, 21, 0, 21, 1, AT);
        InboxWish usual = new InboxWish(Optional.empty(), false, Set.of(), OptionalLong.empty(), 500);
        assertThat(List.of(small, large, flood))
                .extracting(group -> usual.isOpen(group, Optional.empty()))
                .containsExactly(true, false, false);
        Set<InboxPart> flipped = InboxWish.turned(InboxWish.turned(Set.of(), small, false), large, true);
        InboxWish other = new InboxWish(Optional.empty(), false, flipped, OptionalLong.empty(), 500);
        assertThat(List.of(small, large, flood))
                .extracting(group -> other.isOpen(group, Optional.empty()))
                .containsExactly(false, true, false);
        assertThat(InboxWish.turned(flipped, small, true)).containsExactly(large.part());
        Alert wanted = firing(7, 1, Severity.WARNING).alert();
        assertThat(other.isOpen(small, Optional.of(wanted)))
                .as("it holds what is sought")
                .isTrue();
        assertThat(other.isOpen(flood, Optional.of(wanted))).isTrue();
    }

    private static GroupRow group(long model, long count, long seen, boolean open) {
        return new GroupRow(
                new InboxGroup(new InboxPart.OfModel(model), Severity.WARNING, count, seen, count - seen, 1, AT),
                "churn",
                open);
    }

    @Test
    @DisplayName("Acknowledged alerts are folded away, but never one that was in sight during the visit")
    void fold() {
        Fold fold = new Fold();
        AlertRow waits = firing(1, 1, Severity.WARNING);
        AlertRow seen = row(2, 1, Severity.WARNING, AlertState.FIRING, true, false);
        assertThat(ids(fold.shown(List.of(waits, seen)))).containsExactly(1L);
        assertThat(fold.folded(List.of(waits, seen))).isEqualTo(1);

        AlertRow acknowledged = row(1, 1, Severity.WARNING, AlertState.FIRING, true, false);
        List<AlertRow> both = List.of(acknowledged, seen);
        assertThat(ids(fold.shown(both))).as("it stays under the hand").containsExactly(1L);
        fold.flip();
        assertThat(ids(fold.shown(both))).containsExactly(1L, 2L);
        fold.flip();
        assertThat(ids(fold.shown(both))).containsExactly(1L);
        fold.visit();
        assertThat(fold.shown(both)).isEmpty();
        assertThat(fold.folded(both)).isEqualTo(2);
    }
}
