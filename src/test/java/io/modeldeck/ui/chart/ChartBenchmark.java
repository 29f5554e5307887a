package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.ChartImage;
import io.modeldeck.chart.Decimation;
import io.modeldeck.chart.Frame;
import io.modeldeck.chart.FramePainter;
import io.modeldeck.chart.Frames;
import io.modeldeck.chart.Ink;
import io.modeldeck.chart.Mark;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

/** Prints what the layout and the painting of a million noisy points cost; medians of 40 after 20 rounds to warm up. */
public final class ChartBenchmark {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 400;

    private ChartBenchmark() {}

    public static void main(String[] args) {
        int points = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        FxToolkit.start();
        TimeSeriesChart chart = ChartGallery.dense(points);
        print("points", points + " noisy, " + WIDTH + " x " + HEIGHT);
        var series = chart.series().getFirst();
        time(
                "decimation (M4)",
                () -> Decimation.m4(
                        series.atMillis(),
                        series.values(),
                        chart.range().fromMillis(),
                        chart.range().toMillis(),
                        WIDTH,
                        0));
        time("layout", () -> Frames.layout(chart, WIDTH, HEIGHT, FxTexts.plain()));
        Frame frame = Frames.layout(chart, WIDTH, HEIGHT, FxTexts.plain());
        print("frame", frame.size() + " shapes");
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        time("paint, Graphics2D", () -> {
            Graphics2D g = image.createGraphics();
            FramePainter.paint(g, frame, Palette.light());
            g.dispose();
            return image;
        });
        Canvas canvas = FxToolkit.call(() -> new Canvas(WIDTH, HEIGHT));
        WritableImage picture = new WritableImage(WIDTH, HEIGHT);
        Frame nothing = new Frame(WIDTH, HEIGHT, List.of(), Optional.empty(), List.of());
        fx("paint, JavaFX: nothing", canvas, picture, nothing);
        fx("paint, JavaFX: 1 M noise", canvas, picture, frame);
        Chart latency = ChartGallery.all().get("latency");
        fx("paint, JavaFX: latency", canvas, picture, Frames.layout(latency, WIDTH, HEIGHT, FxTexts.plain()));
        for (int step : new int[] {4, 12, 25, 50, 100, 200}) {
            fx("paint, JavaFX: one stroke of " + length(step) + " px", canvas, picture, zigzag(step));
        }
        time(
                "PNG, 2x",
                () -> ChartImage.png(
                        Frames.layout(chart, WIDTH, HEIGHT, FramePainter.textMeasure()), 2, Palette.light()));
        time("CSV", () -> TableFile.text(ChartFile.numbers(chart, Locale.ENGLISH), TableFormat.CSV));
        System.exit(0);
    }

    private static int length(int step) {
        return (int) Math.round(WIDTH / 2 * Math.hypot(2, step));
    }

    private static Frame zigzag(int step) {
        double[] x = new double[WIDTH / 2];
        double[] y = new double[WIDTH / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = 2 * i;
            y[i] = 200 + (i % 2 == 0 ? step / 2.0 : -step / 2.0);
        }
        Mark line = new Mark.Polyline(Ink.SERIES_1, 1, 1.75, x, y);
        return new Frame(WIDTH, HEIGHT, List.of(line), Optional.empty(), List.of());
    }

    private static void fx(String what, Canvas canvas, WritableImage picture, Frame frame) {
        time(
                what,
                () -> FxToolkit.call(() -> {
                    new FxFramePainter(canvas.getGraphicsContext2D(), Palette.light(), FxTexts.plain(), 1).paint(frame);
                    return canvas.snapshot(null, picture);
                }));
    }

    private static void time(String what, Callable<?> work) {
        double[] millis = new double[40];
        try {
            for (int i = -20; i < millis.length; i++) {
                long start = System.nanoTime();
                work.call();
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
        } catch (Exception fault) {
            throw new IllegalStateException(what, fault);
        }
        Arrays.sort(millis);
        print(what, String.format(Locale.ROOT, "%.2f ms (best %.2f, p95 %.2f)", millis[20], millis[0], millis[37]));
    }

    private static void print(String what, String value) {
        System.out.println(String.format("%-44s %s", what, value));
    }
}
