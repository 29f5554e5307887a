package io.modeldeck.ui.chart;

import io.modeldeck.export.ChartFile;
import io.modeldeck.export.ChartFormat;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.control.Clipboards;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** Takes a chart out: to the clipboard, into a file, or as a table. Pictures are made off the FX thread, and are light, because they end up in documents. */
final class ChartActions {

    private static final int LEAST_PIXELS = 120;

    private final ChartPane pane;
    private final Executor background;
    private final Consumer<Runnable> fxLater;

    ChartActions(ChartPane pane, Executor background, Consumer<Runnable> fxLater) {
        this.pane = pane;
        this.background = background;
        this.fxLater = fxLater;
    }

    void copyImage() {
        pane.chart().ifPresent(chart -> {
            ChartFile.Look look = look();
            background.execute(() -> {
                byte[] png = ChartFile.picture(chart, ChartFormat.PNG, look);
                Image image = new Image(new ByteArrayInputStream(png));
                fxLater.accept(() -> Clipboards.copy(image));
            });
        });
    }

    void copyNumbers() {
        Locale locale = pane.options().locale();
        pane.chart()
                .ifPresent(chart -> background.execute(() -> {
                    String csv = TableFile.text(ChartFile.numbers(chart, locale), TableFormat.CSV);
                    fxLater.accept(() -> Clipboards.copy(csv));
                }));
    }

    /** Asks the window in which form it is to leave, and where to. */
    void export() {
        pane.chart().ifPresent(chart -> pane.fireEvent(ChartRequest.of(chart, look())));
    }

    /** Asks the window to show its numbers as a table. */
    void showTable() {
        pane.chart().ifPresent(chart -> pane.fireEvent(new ShowTableRequest(chart)));
    }

    /** As documents want it, on the scale of the screen. */
    ChartFile.Look look() {
        return ChartFile.Look.light(pixels(pane.getWidth()), pixels(pane.getHeight()))
                .in(pane.options().locale())
                .logarithmic(pane.options().logarithmic());
    }

    private static int pixels(double length) {
        return Math.max(LEAST_PIXELS, (int) Math.rint(length));
    }
}
