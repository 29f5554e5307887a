package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.WholeFile;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.ChartFormat;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.Clipboards;
import io.modeldeck.ui.kit.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/**
 * Takes charts out of the window: to the clipboard or into files. Pictures and files are made off the FX thread; pictures are light, because they
 * end up in documents.
 */
final class ChartActions {

    private final Executor background;
    private final Consumer<Runnable> fxLater;
    private Consumer<Path> onSaved = path -> {};
    private Consumer<Problem> onProblem = problem -> {};

    ChartActions(Executor background, Consumer<Runnable> fxLater) {
        this.background = background;
        this.fxLater = fxLater;
    }

    void onSaved(Consumer<Path> saved) {
        onSaved = saved;
    }

    void onProblem(Consumer<Problem> problem) {
        onProblem = problem;
    }

    void copyImage(Chart chart, int width, int height) {
        background.execute(() -> {
            byte[] png = ChartFile.picture(chart, ChartFormat.PNG, ChartFile.Look.light(width, height));
            Image image = new Image(new ByteArrayInputStream(png));
            fxLater.accept(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putImage(image);
                Clipboard.getSystemClipboard().setContent(content);
            });
        });
    }

    void copyNumbers(Chart chart) {
        background.execute(() -> {
            String csv = TableFile.text(ChartFile.numbers(chart), TableFormat.CSV);
            fxLater.accept(() -> Clipboards.copy(csv));
        });
    }

    /** Writes what the ending of the file's name asks for: a picture or the numbers. */
    void save(Chart chart, ChartFile.Look look, Path file) {
        save(file, () -> ChartFile.bytes(chart, file.getFileName().toString(), look));
    }

    private void save(Path file, Supplier<byte[]> bytes) {
        background.execute(() -> {
            Optional<Problem> problem = write(file, bytes.get());
            fxLater.accept(() -> problem.ifPresentOrElse(onProblem, () -> onSaved.accept(file)));
        });
    }

    private static Optional<Problem> write(Path file, byte[] bytes) {
        try {
            WholeFile.write(file, bytes);
            return Optional.empty();
        } catch (IOException fault) {
            return Optional.of(new Problem(Messages.text("chart.notSaved", file, DiskReason.of(fault)), fault));
        }
    }
}
