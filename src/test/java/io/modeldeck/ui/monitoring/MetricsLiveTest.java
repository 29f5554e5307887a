package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.selection.RangeChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes in stands behind what is stored each second, all is read anew every ten, and what stands still is left alone. */
class MetricsLiveTest extends MonitoredModel {

    private final List<Figures> grown = new ArrayList<>();
    private int steps;

    @Test
    @DisplayName("The last five minutes grow by the second and move on by ten; a zoom and a pause let them rest")
    void bySecond() {
        store(7, NOW.minus(Duration.ofMinutes(48)), 10, 20);
        MetricsReader reader = new MetricsReader(engine, context.formats());
        RangeChoice hour = new RangeChoice.Last(Duration.ofHours(1));
        TimeRange range = hour.resolve(model, NOW);
        Figures stored = reader.figures(new MetricsQuestion(model, range, 600, false, new Comparison.None(), "", true));
        MetricsLive live = FxTest.onFx(() -> new MetricsLive(context, reader, () -> steps++, grown::add));
        FxTest.doOnFx(() -> {
            context.selection().choice().set(hour);
            live.begin(stored);
        });
        tick(live);
        assertThat(grown).as("off at first").isEmpty();
        FxTest.doOnFx(live.button()::fire);
        tick(live);
        assertThat(grown).hasSize(1);
        MetricPeriod tail = grown.getFirst().data().periods().getLast();
        assertThat(tail.range()).isEqualTo(TimeRange.endingAt(NOW, Duration.ofMinutes(5)));
        assertThat(tail.requestCount()).isEqualTo(1);
        long[] at = grown.getFirst().latency().plain().series().getFirst().atMillis();
        for (int i = 1; i < at.length; i++) {
            assertThat(at[i]).isGreaterThan(at[i - 1]);
        }

        store(8, NOW.plusMillis(500), 1, 20);
        now = NOW.plusSeconds(1);
        tick(live);
        assertThat(grown.getLast().data().periods().getLast().requestCount()).isEqualTo(2);
        store(9, NOW.plusMillis(1_500), 1, 20);
        FxTest.doOnFx(() -> {
            now = NOW.plusSeconds(2);
            live.tick();
            now = NOW.plusSeconds(3);
            live.tick();
        });
        FxTest.settle(tasks);
        assertThat(grown.getLast().data().periods().getLast().range().to())
                .as("what takes longer than a second arrives all the same")
                .isEqualTo(NOW.plusSeconds(2));
        int before = grown.size();
        assertThat(steps).isZero();
        now = NOW.plusSeconds(10);
        tick(live);
        assertThat(steps).isEqualTo(1);
        assertThat(grown).hasSize(before);

        FxTest.doOnFx(() -> context.selection().live().set(false));
        now = NOW.plusSeconds(30);
        tick(live);
        FxTest.doOnFx(() -> {
            context.selection().live().set(true);
            context.selection().setRange(range);
        });
        tick(live);
        assertThat(steps).as("paused, or looking at a time that stands still").isEqualTo(1);
        FxTest.doOnFx(live::leave);
    }

    @Test
    @DisplayName(
            "Periods that are longer than the last five minutes are read anew only once the model has another event")
    void longerPeriods() {
        MetricsReader reader = new MetricsReader(engine, context.formats());
        RangeChoice week = new RangeChoice.Last(Duration.ofDays(7));
        Figures stored = reader.figures(
                new MetricsQuestion(model, week.resolve(model, NOW), 600, false, new Comparison.None(), "", false));
        assertThat(stored.data().takesTail()).isFalse();
        MetricsLive live = FxTest.onFx(() -> new MetricsLive(context, reader, () -> steps++, grown::add));
        FxTest.doOnFx(() -> {
            context.selection().choice().set(week);
            live.begin(stored);
            live.button().fire();
        });
        int begun = steps;
        now = NOW.plusSeconds(10);
        tick(live);
        assertThat(steps).isEqualTo(begun);
        store(7, NOW.plusSeconds(11), 1, 20);
        FxTest.doOnFx(
                () -> context.selection().setModels(List.of(engine.registry().requireModel(model.id()))));
        now = NOW.plusSeconds(20);
        tick(live);
        assertThat(steps).isEqualTo(begun + 1);
        now = NOW.plusSeconds(30);
        tick(live);
        assertThat(steps).isEqualTo(begun + 1);
        FxTest.doOnFx(live::leave);
    }

    private void tick(MetricsLive live) {
        FxTest.doOnFx(live::tick);
        FxTest.settle(tasks);
    }
}
