package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.ChartFormat;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.Clipboards;
import io.modeldeck.ui.kit.Messages;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts charts on the clipboard. Pictures are made off the FX thread, and are light, because they end up in documents. */
final class ChartActions {

    private final Executor background;
    private final Consumer<Runnable> fxLater;

    ChartActions(Executor background, Consumer<Runnable> fxLater) {
        this.background = background;
        this.fxLater = fxLater;
    }

    void copyImage(Chart chart, int width, int height) {
        Locale locale = Messages.language().locale();
        background.execute(() -> {
            byte[] png = ChartFile.picture(
                    chart, ChartFormat.PNG, ChartFile.Look.light(width, height).in(locale));
            Image image = new Image(new ByteArrayInputStream(png));
            fxLater.accept(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putImage(image);
                Clipboard.getSystemClipboard().setContent(content);
            });
        });
    }

    void copyNumbers(Chart chart) {
        Locale locale = Messages.language().locale();
        background.execute(() -> {
            String csv = TableFile.text(ChartFile.numbers(chart, locale), TableFormat.CSV);
            fxLater.accept(() -> Clipboards.copy(csv));
        });
    }
}
