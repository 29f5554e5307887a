package io.modeldeck.chart;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Draws lines in the way that is cheap for them: little ones as strokes, dense ones as columns, lone samples as dots. */
final class Strokes {

    static final double THICKNESS = 1.75;

    /** A stroke looks best but costs by its length in pixels; a longer line is drawn as columns. */
    private static final double LONGEST = 16_000;

    private static final double LONE_SIZE = 4;
    private static final double DASH = 6;
    private static final double DASH_GAP = 4;

    private Strokes() {}

    static void line(Sheet sheet, Plot plot, Ink ink, double[] x, double[] y) {
        if (isShort(x, y, plot)) {
            sheet.add(new Mark.Polyline(ink, 1, THICKNESS, x, y));
        } else {
            Raster raster = new Raster(plot);
            raster.line(x, y);
            sheet.add(raster.thick(ink, 1, THICKNESS));
        }
        loneSamples(sheet, ink, x, y);
    }

    /** Dashes along the line; over a gap there are none. */
    static void dashed(Sheet sheet, Ink ink, double[] x, double[] y) {
        DoubleStream.Builder xs = DoubleStream.builder();
        DoubleStream.Builder ys = DoubleStream.builder();
        double along = 0;
        for (int i = 1; i < x.length; i++) {
            double length = Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
            if (!Double.isFinite(length) || length == 0) {
                continue;
            }
            double done = 0;
            while (done < length) {
                double phase = along % (DASH + DASH_GAP);
                double step = Math.min(length - done, (phase < DASH ? DASH : DASH + DASH_GAP) - phase);
                // what rounding leaves of a dash would never end
                step = Math.max(step, 1e-6);
                if (phase < DASH) {
                    for (double at : new double[] {done, Math.min(length, done + step)}) {
                        xs.add(x[i - 1] + (x[i] - x[i - 1]) * at / length);
                        ys.add(y[i - 1] + (y[i] - y[i - 1]) * at / length);
                    }
                    xs.add(Double.NaN);
                    ys.add(Double.NaN);
                }
                done += step;
                along += step;
            }
        }
        sheet.add(new Mark.Polyline(
                ink, 1, THICKNESS, xs.build().toArray(), ys.build().toArray()));
    }

    private static boolean isShort(double[] x, double[] y, Plot plot) {
        if (x.length > plot.width()) {
            return false;
        }
        double length = 0;
        for (int i = 1; i < x.length; i++) {
            double step = Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
            length += Double.isNaN(step) ? 0 : step;
        }
        return length <= LONGEST;
    }

    private static void loneSamples(Sheet sheet, Ink ink, double[] x, double[] y) {
        double[] loneX = new double[x.length];
        double[] loneY = new double[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            boolean before = i > 0 && !Double.isNaN(y[i - 1]);
            boolean after = i + 1 < x.length && !Double.isNaN(y[i + 1]);
            if (!Double.isNaN(y[i]) && !before && !after) {
                loneX[count] = x[i];
                loneY[count] = y[i];
                count++;
            }
        }
        if (count > 0) {
            sheet.add(new Mark.Shapes(
                    ink, 1, Shape.DOT, LONE_SIZE, Arrays.copyOf(loneX, count), Arrays.copyOf(loneY, count)));
        }
    }
}
