package io.modeldeck.ui.monitoring;

import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.RowNode;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** The columns of every list of single events. */
final class EventColumns {

    private EventColumns() {}

    /** Whether a prediction was right, in the same badge row after row. */
    private static final class RightCell implements RowNode<EventsPanel.Line> {

        private final Badge badge = new Badge(Glyph.OK, "", Tone.GOOD);
        private final Label unknown = new Label(Formats.NONE);

        @Override
        public Node of(EventsPanel.Line line) {
            Optional<Boolean> right = line.event().correct();
            if (right.isEmpty()) {
                return unknown;
            }
            badge.set(right.get() ? Glyph.OK : Glyph.FAILED, rightness(line), right.get() ? Tone.GOOD : Tone.DANGER);
            return badge;
        }
    }

    static void add(DataTable<EventsPanel.Line> table, ScreenContext context) {
        table.text(
                        Messages.text("metrics.time"),
                        line -> context.formats()
                                .timeWithZone(line.event().prediction().at()))
                .setPrefWidth(180);
        table.text(Messages.text("metrics.version"), EventsPanel.Line::version).setPrefWidth(70);
        table.text(
                        Messages.text("metrics.prediction"),
                        line -> value(line.event().prediction().value()))
                .setPrefWidth(120);
        table.number(
                        Messages.text("metrics.confidence"),
                        "share",
                        line -> line.event().prediction().confidence().orElse(Double.NaN),
                        line -> Formats.percent(
                                line.event().prediction().confidence().orElse(Double.NaN)))
                .setPrefWidth(90);
        table.text(
                        Messages.text("metrics.label"),
                        line -> line.event()
                                .prediction()
                                .outcome()
                                .map(EventColumns::value)
                                .orElse(Formats.NONE))
                .setPrefWidth(120);
        table.cell(Messages.text("metrics.correct"), EventColumns::rightness, RightCell::new)
                .setPrefWidth(100);
        table.number(Messages.text("metrics.latency"), "ms", line -> millis(line), line -> Formats.millis(millis(line)))
                .setPrefWidth(90);
        table.text(
                        Messages.text("metrics.error"),
                        line -> line.event().prediction().error())
                .setPrefWidth(160);
    }

    private static double millis(EventsPanel.Line line) {
        long micros = line.event().prediction().latencyMicros();
        return micros < 0 ? Double.NaN : micros / 1e3;
    }

    /** Numbers shorter, everything else as it is. */
    static String value(String text) {
        if (text.isEmpty()) {
            return Formats.NONE;
        }
        try {
            double number = Double.parseDouble(text);
            return text.length() > 8 && Double.isFinite(number) ? Formats.number(number) : text;
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }

    private static String rightness(EventsPanel.Line line) {
        return line.event()
                .correct()
                .map(right -> Messages.text(right ? "metrics.right" : "metrics.wrong"))
                .orElse(Formats.NONE);
    }
}
