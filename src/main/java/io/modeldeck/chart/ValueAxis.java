package io.modeldeck.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of values with ticks at round numbers (1, 2, 2.5 or 5 times a power of ten; 1, 2 or 5 times where it is logarithmic).
 *
 * @param low the value at the lower end
 * @param high the value at the upper end
 * @param ticks from low to high; their labels do not overlap
 * @param caption the unit, where it is too long to stand at each label; else empty
 * @param logarithmic whether each power of ten has the same room; then all of it is above zero
 */
public record ValueAxis(double low, double high, List<Tick> ticks, String caption, boolean logarithmic) {

    /** One tick; the label is empty where there is no room for it. */
    public record Tick(double value, String label) {}

    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final int MOST_TICKS = 5;

    public ValueAxis {
        ticks = List.copyOf(ticks);
    }

    /**
     * The axis that shows all values from {@code min} to {@code max}.
     *
     * @param zeroBased whether zero must be on it
     * @param length in pixels, of a vertical axis
     * @param locale in which the numbers are written
     */
    public static ValueAxis vertical(
            double min, double max, String unit, boolean zeroBased, double length, TextMeasure measure, Locale locale) {
        int most = (int) Math.clamp(length / (measure.lineHeight(TextRole.AXIS) * 2.1), 1, MOST_TICKS);
        return of(min, max, unit, zeroBased, false, most, locale);
    }

    /**
     * The axis along a width; ticks are left out until the labels have room.
     *
     * @param whole whether only whole numbers may be ticks, as for epochs
     * @param locale in which the numbers are written
     */
    public static ValueAxis horizontal(
            double min, double max, String unit, boolean whole, double length, TextMeasure measure, Locale locale) {
        for (int most = 12; most > 1; most--) {
            ValueAxis axis = of(min, max, unit, false, whole, most, locale);
            if (axis.fits(length, measure)) {
                return axis;
            }
        }
        return of(min, max, unit, false, whole, 1, locale);
    }

    /**
     * The logarithmic axis that shows all values from {@code min} to {@code max}, which are above zero. Where 1, 2 and 5 times each power of ten are too
     * many, the powers alone are ticks, and of many powers every second or third.
     *
     * @param length in pixels, of a vertical axis
     */
    public static ValueAxis logarithmic(
            double min, double max, String unit, double length, TextMeasure measure, Locale locale) {
        int first = Decades.atMost(min);
        int last = Decades.atLeast(max);
        if (first == last) {
            // a single value: room on both sides
            first--;
            last++;
        }
        double high = Decades.value(last);
        String caption = Quantity.of(unit, high).caption();
        int most = (int) Math.max(2, length / (measure.lineHeight(TextRole.AXIS) * 1.4));
        List<Tick> ticks = new ArrayList<>();
        for (int i : Decades.ticks(first, last, most)) {
            double value = Decades.value(i);
            ticks.add(new Tick(value, Quantity.text(caption.isEmpty() ? unit : "", value, locale)));
        }
        return new ValueAxis(Decades.value(first), high, ticks, caption, true);
    }

    private static ValueAxis of(
            double min, double max, String unit, boolean zeroBased, boolean whole, int most, Locale locale) {
        double low = zeroBased ? Math.min(0, min) : min;
        double high = zeroBased ? Math.max(0, max) : max;
        if (!(low < high)) {
            // a single value: room on both sides, as much as the value is large
            double room = low == 0 ? 1 : Math.abs(low) * 0.5;
            high = zeroBased && low < 0 ? 0 : low + room;
            low = zeroBased ? Math.min(0, low) : low - room;
        }
        double step = step(high / most - low / most, whole);
        double first = Math.floor(low / step + 1e-9);
        double last = Math.ceil(high / step - 1e-9);
        Quantity quantity = Quantity.of(unit, Math.max(Math.abs(first * step), Math.abs(last * step)));
        List<Tick> ticks = new ArrayList<>();
        for (double i = first; i <= last; i++) {
            ticks.add(new Tick(i * step, quantity.label(i * step, step, locale)));
        }
        return new ValueAxis(first * step, last * step, ticks, quantity.caption(), false);
    }

    private boolean fits(double length, TextMeasure measure) {
        double gap = measure.lineHeight(TextRole.AXIS);
        double each = length / Math.max(1, ticks.size() - 1);
        for (Tick tick : ticks) {
            if (measure.width(tick.label(), TextRole.AXIS) + gap > each) {
                return false;
            }
        }
        return true;
    }

    private static double step(double atLeast, boolean whole) {
        double size = Math.clamp(atLeast, whole ? 1 : 1e-300, 1e300);
        double power = Math.pow(10, Math.floor(Math.log10(size)));
        for (double round : ROUND) {
            boolean allowed = !whole || round * power == Math.rint(round * power);
            if (allowed && size <= round * power * (1 + 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }
}
