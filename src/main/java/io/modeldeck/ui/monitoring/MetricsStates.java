package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What Metrics says of its figures, and where there are none. */
final class MetricsStates {

    private final ScreenContext context;
    private final StatePane state;

    /** @param state of the charts */
    MetricsStates(ScreenContext context, StatePane state) {
        this.context = context;
        this.state = state;
    }

    /**
     * Whose figures these are, and of when.
     *
     * @param word what they are held against is called
     */
    String about(MetricsData data, Comparison with, String word) {
        String words = data.model().name() + " · " + context.formats().range(data.range());
        if (data.held().isEmpty() && !(with instanceof Comparison.None)) {
            words += " · " + Messages.text("metrics.compare.nothing", word);
        }
        boolean past = data.model().isHistorical(context.now());
        return past ? words + " · " + Messages.text("metrics.historical") : words;
    }

    void noModel() {
        say(
                Messages.text("model.none-chosen"),
                Messages.text("metrics.empty.sentence"),
                Optional.of(new Action(Messages.text("overview.empty.add"), () -> context.go(new Place.Welcome()))));
    }

    /** No event in the range: the way to where there are some. */
    void nothing(MetricsData data) {
        Optional<Instant> nearest = data.firstEvent();
        say(
                Messages.text("metrics.none"),
                nearest.map(at -> Messages.text(
                                "metrics.none.next", context.formats().time(at)))
                        .orElse(Messages.text("metrics.none.never")),
                nearest.map(at -> new Action(
                        Messages.text("metrics.jump"),
                        () -> context.selection().setRange(new TimeRange(at, at.plus(Duration.ofDays(1)))))));
    }

    private void say(String title, String sentence, Optional<Action> way) {
        state.empty("fth-activity", title, sentence, way);
    }
}
