package io.modeldeck.ui.monitoring;

import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;

/**
 * Follows a model second by second where that is wished: the last five minutes are put behind what is stored each second, and every ten seconds all is
 * read anew, so that the charts move on. It rests while nobody is there, while nothing is followed, and over a range that stands still. FX thread.
 */
final class MetricsLive {

    private static final Duration EACH = Duration.ofSeconds(1);
    private static final long STEP_MILLIS = 10_000;

    private final ScreenContext context;
    private final MetricsReader reader;
    private final FxTasks.Lane lane;
    private final Pulse pulse;
    private final ToggleButton button = new ToggleButton(Messages.text("metrics.live"), Icons.of("fth-radio"));
    private final Runnable onStep;
    private final Consumer<Figures> onGrown;
    private Optional<Figures> stored = Optional.empty();
    private Optional<MetricPeriod> tail = Optional.empty();
    private long step;
    /** The newest event at the last step. */
    private Optional<Instant> seen = Optional.empty();

    /** A second that takes longer than one is waited for. */
    private boolean reading;

    /**
     * @param onStep asks for all to be read anew
     * @param onGrown told of the figures with the last five minutes behind them
     */
    MetricsLive(ScreenContext context, MetricsReader reader, Runnable onStep, Consumer<Figures> onGrown) {
        this.context = context;
        this.reader = reader;
        this.onStep = onStep;
        this.onGrown = onGrown;
        lane = context.tasks().lane();
        pulse = new Pulse(context.tasks(), EACH, this::tick);
        button.getStyleClass().addAll("small", "layer");
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        HoverText.of(button, Messages.text("metrics.live.help"));
        button.setAccessibleText(Messages.text("metrics.live.help"));
        button.setOnAction(event -> {
            if (button.isSelected()) {
                context.selection().live().set(true);
            }
            arrive();
            // the last five minutes stand behind others of five only
            stored.filter(figures -> !figures.data().takesTail()).ifPresent(figures -> onStep.run());
        });
    }

    ToggleButton button() {
        return button;
    }

    /** Whether it is wished. */
    boolean isOn() {
        return button.isSelected();
    }

    /** Somebody is at the screen. */
    void arrive() {
        if (button.isSelected()) {
            step = stepOf(context.now());
            seen = newestEvent();
            pulse.begin();
        } else {
            leave();
        }
    }

    /** Nobody is there. */
    void leave() {
        pulse.stop();
        drop();
    }

    /** These are stored now; what comes is put behind them. */
    void begin(Figures figures) {
        drop();
        stored = Optional.of(figures);
        tail = Optional.empty();
    }

    void tick() {
        if (!button.isSelected()
                || !context.selection().live().get()
                || context.selection().choice().get() instanceof RangeChoice.Between) {
            return;
        }
        Instant now = context.now();
        if (stepOf(now) != step) {
            step = stepOf(now);
            if (isNews()) {
                StatePane.quietly(onStep);
                return;
            }
        }
        if (!reading) {
            stored.filter(figures -> figures.data().takesTail()).ifPresent(figures -> read(figures, now));
        }
    }

    /**
     * Periods that are longer than the last five minutes do not move with them: they are as they were until the model has another event. What else may change
     * is told by itself.
     */
    private boolean isNews() {
        Optional<Instant> newest = newestEvent();
        boolean came = !newest.equals(seen);
        seen = newest;
        return came || stored.filter(figures -> !figures.data().takesTail()).isEmpty();
    }

    private Optional<Instant> newestEvent() {
        return context.selection().model().get().flatMap(ModelInfo::newestEventAt);
    }

    private void read(Figures figures, Instant now) {
        reading = true;
        lane.run(Messages.text("metrics.live.reading"), () -> reader.tail(figures, now), this::grow, failure -> {
            button.setSelected(false);
            leave();
            context.tasks().failed(failure);
        });
    }

    private void drop() {
        lane.cancel();
        reading = false;
    }

    private void grow(MetricsReader.Tail found) {
        reading = false;
        if (found.period().requestCount() > 0 && !Optional.of(found.period()).equals(tail)) {
            tail = Optional.of(found.period());
            onGrown.accept(found.figures());
        }
    }

    private static long stepOf(Instant now) {
        return now.toEpochMilli() / STEP_MILLIS;
    }
}
