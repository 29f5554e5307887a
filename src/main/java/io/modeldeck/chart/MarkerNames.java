package io.modeldeck.chart;

import io.modeldeck.chart.Mark.Align;
import java.util.ArrayList;
import java.util.List;

/** Puts the names of markers of one lane right or left of their marks, so that of all names together the most can be read. Pure. */
final class MarkerNames {

    private static final double SHORTEST = 34;
    private static final double GAP = 4;
    private static final double APART = 8;

    /** A mark, what it is called, and what it is called where that has no room. */
    record Named(double x, String name, String brief) {}

    /**
     * A name in its place.
     *
     * @param text as much of it as has room; may be empty
     * @param at where it begins, or ends where it stands left of its mark
     * @param taken where the room left of the next mark begins
     * @param width of the text
     */
    record Placed(String text, Align align, double at, double taken, double width) {}

    /** The names up to one mark, and how much of them is shown. */
    private record Row(List<Placed> names, double shown, double taken) {

        Row and(Placed next) {
            List<Placed> longer = new ArrayList<>(names);
            longer.add(next);
            return new Row(longer, shown + next.width, next.taken);
        }

        Row orBetter(Row other) {
            return other.shown > shown ? other : this;
        }
    }

    private final TextMeasure measure;
    private final double half;

    /** @param half of the size of a mark */
    MarkerNames(TextMeasure measure, double half) {
        this.measure = measure;
        this.half = half;
    }

    /** One for each mark, in their order; {@code left} to {@code right} is the room of the lane. */
    List<Placed> place(List<Named> marks, double left, double right) {
        // what stands right of a mark depends on the next mark alone, so of each side only the best row so far can be
        // part of the best row
        Row lastLeft = new Row(List.of(), 0, left);
        Row lastRight = lastLeft;
        for (int i = 0; i < marks.size(); i++) {
            Named mark = marks.get(i);
            double end = i + 1 < marks.size() ? marks.get(i + 1).x - half - APART : right;
            Placed after = rightOf(mark, end);
            Row toRight = lastRight.and(after).orBetter(lastLeft.and(after));
            Row toLeft =
                    lastRight.and(leftOf(mark, lastRight.taken)).orBetter(lastLeft.and(leftOf(mark, lastLeft.taken)));
            lastRight = toRight;
            lastLeft = toLeft;
        }
        return lastRight.orBetter(lastLeft).names;
    }

    private Placed rightOf(Named mark, double end) {
        double from = mark.x + half + GAP;
        String text = cut(mark, end - from);
        double width = measure.width(text, TextRole.AXIS);
        return new Placed(
                text, Align.START, from, text.isEmpty() ? mark.x + half + APART : from + width + APART, width);
    }

    private Placed leftOf(Named mark, double begin) {
        double before = mark.x - half - GAP;
        String text = cut(mark, before - begin);
        return new Placed(text, Align.END, before, mark.x + half + APART, measure.width(text, TextRole.AXIS));
    }

    /** A few letters say nothing. */
    private String cut(Named mark, double room) {
        if (measure.width(mark.name, TextRole.AXIS) <= room) {
            return mark.name;
        }
        String text = Texts.fit(mark.brief, TextRole.AXIS, room, measure);
        return text.equals(mark.brief) || measure.width(text, TextRole.AXIS) >= SHORTEST ? text : "";
    }
}
