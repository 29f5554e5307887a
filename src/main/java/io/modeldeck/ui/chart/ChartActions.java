package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartImage;
import io.modeldeck.chart.ChartText;
import io.modeldeck.chart.Palette;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.WholeFile;
import io.modeldeck.ui.kit.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
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

    private static final double PICTURE_SCALE = 2;

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
            byte[] png = ChartImage.png(chart, width, height, PICTURE_SCALE, Palette.light());
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
            String csv = ChartText.csv(chart);
            fxLater.accept(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString(csv);
                Clipboard.getSystemClipboard().setContent(content);
            });
        });
    }

    void saveImage(Chart chart, int width, int height, Path file) {
        save(file, () -> ChartImage.png(chart, width, height, PICTURE_SCALE, Palette.light()));
    }

    void saveNumbers(Chart chart, Path file) {
        save(file, () -> ChartText.csv(chart).getBytes(StandardCharsets.UTF_8));
    }

    /** A name for a file: the words of the title. */
    static String fileName(Chart chart, String extension) {
        String words = chart.title().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        String name = words.replaceAll("^-+|-+$", "");
        return (name.isEmpty() ? "chart" : name) + extension;
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
