package io.modeldeck.ui.monitoring;

import com.sun.javafx.tk.Toolkit;
import io.modeldeck.testing.FxTest;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Random;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/**
 * A chart of chart-fx with as many noisy points, where that library is on the class path (the profile {@code chart-fx}). By reflection, so that the
 * build needs it for nothing.
 */
final class ChartFx {

    private static final String CHARTS = "io.fair_acc.chartfx.";
    private static final String DATA = "io.fair_acc.dataset.spi.DoubleDataSet";

    private ChartFx() {}

    static boolean isThere() {
        try {
            Class.forName(CHARTS + "XYChart");
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    /** The chart in a window of its own, since it draws only there, and its picture. */
    static WritableImage painted(int points) {
        Scene scene = new Scene(chart(points), 1200, 400);
        Stage stage = new Stage();
        try {
            stage.setScene(scene);
            stage.show();
            // it draws when a pulse has laid it out, which a picture alone does not cause
            Toolkit.getToolkit().firePulse();
            return scene.snapshot(null);
        } finally {
            stage.close();
        }
    }

    private static Parent chart(int points) {
        try {
            Class<?> axis = Class.forName(CHARTS + "axes.spi.DefaultNumericAxis");
            Object x = axis.getConstructor(String.class).newInstance("x");
            Object y = axis.getConstructor(String.class).newInstance("y");
            Class<?> axes = Class.forName(CHARTS + "axes.Axis");
            Object both = Array.newInstance(axes, 2);
            Array.set(both, 0, x);
            Array.set(both, 1, y);
            Class<?> type = Class.forName(CHARTS + "XYChart");
            Object chart = type.getConstructor(both.getClass()).newInstance(both);
            type.getMethod("setAnimated", boolean.class).invoke(chart, false);
            double[] at = new double[points];
            double[] value = new double[points];
            Random random = new Random(1);
            for (int i = 0; i < points; i++) {
                at[i] = i;
                value[i] = random.nextGaussian();
            }
            Class<?> data = Class.forName(DATA);
            Object noise = data.getConstructor(String.class).newInstance("noise");
            data.getMethod("set", double[].class, double[].class).invoke(noise, at, value);
            add((List<?>) type.getMethod("getDatasets").invoke(chart), noise);
            return (Parent) chart;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this chart-fx is not the one that is expected", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void add(List<?> datasets, Object noise) {
        ((List<Object>) datasets).add(noise);
    }

    /** Share of the points of the middle half of the picture that are not its background: whether anything was drawn. */
    static double inked(int points) {
        return FxTest.onFx(() -> {
            WritableImage image = painted(points);
            PixelReader pixels = image.getPixelReader();
            int background = pixels.getArgb(1, 1);
            int inked = 0;
            for (int y = 100; y < 300; y++) {
                for (int x = 300; x < 900; x++) {
                    inked += pixels.getArgb(x, y) == background ? 0 : 1;
                }
            }
            return inked / 120_000d;
        });
    }
}
