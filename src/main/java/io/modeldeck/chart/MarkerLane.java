package io.modeldeck.chart;

import io.modeldeck.chart.Mark.Align;
import io.modeldeck.chart.Marker.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lane above a plot in which markers stand, each with a hair line down through the plot. Markers too close together stand as one. */
final class MarkerLane {

    private static final double SIZE = 9;
    private static final double SHORTEST_LABEL = 34;
    /** In a chart of fewer lines of text there is room for the data only. */
    private static final double LEAST_LINES = 9;
    /** Of markers that share a place, the kind that comes first here is shown. */
    private static final List<Kind> BY_WEIGHT =
            List.of(Kind.ALERT, Kind.DRIFT, Kind.DEPLOYMENT, Kind.TRAINING, Kind.NOTE);

    private record Cluster(double x, List<Marker> markers) {

        Marker heaviest() {
            return markers.stream()
                    .min(Comparator.comparingInt(marker -> BY_WEIGHT.indexOf(marker.kind())))
                    .orElseThrow();
        }

        String label() {
            return heaviest().label() + (markers.size() > 1 ? " +" + (markers.size() - 1) : "");
        }
    }

    private final List<Marker> markers;
    private final double height;

    MarkerLane(TimeSeriesChart chart, Sheet sheet) {
        markers = sheet.hasLines(LEAST_LINES) ? inRange(chart) : List.of();
        height = markers.isEmpty() ? 0 : Math.ceil(sheet.measure.lineHeight(TextRole.AXIS) + 4);
    }

    static List<Marker> inRange(TimeSeriesChart chart) {
        return chart.markers().stream()
                .filter(marker -> marker.atMillis() >= chart.range().fromMillis()
                        && marker.atMillis() <= chart.range().toMillis())
                .sorted(Comparator.comparingLong(Marker::atMillis))
                .toList();
    }

    static Ink ink(Kind kind) {
        return switch (kind) {
            case DEPLOYMENT -> Ink.ACCENT;
            case ALERT -> Ink.DANGER;
            case DRIFT -> Ink.WARNING;
            case TRAINING -> Ink.SUCCESS;
            case NOTE -> Ink.MUTED_TEXT;
        };
    }

    static Shape shape(Kind kind) {
        return switch (kind) {
            case DEPLOYMENT -> Shape.TRIANGLE;
            case ALERT -> Shape.DIAMOND;
            case DRIFT -> Shape.HATCHED;
            case TRAINING -> Shape.RING;
            case NOTE -> Shape.SQUARE;
        };
    }

    /** The room above the plot that the lane needs; 0 where there is no marker. */
    double height() {
        return height;
    }

    /** Hair lines, to be painted under the data. */
    void lines(Sheet sheet, Plot plot) {
        for (Cluster cluster : clusters(plot)) {
            List<Double> dashes = new ArrayList<>();
            for (double y = plot.top() - 2; y < plot.bottom() - 1; y += 5) {
                dashes.addAll(List.of(Math.rint(cluster.x), y, 1.0, Math.min(2, plot.bottom() - 1 - y)));
            }
            double[] xywh = dashes.stream().mapToDouble(Double::doubleValue).toArray();
            sheet.add(new Mark.Rects(ink(cluster.heaviest().kind()), 0.7, xywh));
        }
    }

    void shapes(Sheet sheet, Plot plot) {
        TextMeasure measure = sheet.measure;
        double middle = plot.top() - height / 2 - 1;
        List<Cluster> clusters = clusters(plot);
        // a name stands right of its marker, or left of it where only there is room
        double taken = sheet.left();
        for (int i = 0; i < clusters.size(); i++) {
            Cluster cluster = clusters.get(i);
            Kind kind = cluster.heaviest().kind();
            sheet.shape(ink(kind), shape(kind), SIZE, Math.rint(cluster.x) + 0.5, middle);
            double from = cluster.x + SIZE / 2 + 4;
            double to = i + 1 < clusters.size() ? clusters.get(i + 1).x - SIZE / 2 - 8 : sheet.right();
            String label = Texts.fit(cluster.label(), TextRole.AXIS, to - from, measure);
            double baseLine = middle + measure.ascent(TextRole.AXIS) * 0.38;
            double before = cluster.x - SIZE / 2 - 4;
            if (label.equals(cluster.label())) {
                sheet.text(Ink.MUTED_TEXT, label, TextRole.AXIS, Align.START, from, baseLine);
                taken = from + measure.width(label, TextRole.AXIS) + 8;
            } else if (before - measure.width(cluster.label(), TextRole.AXIS) >= taken) {
                sheet.text(Ink.MUTED_TEXT, cluster.label(), TextRole.AXIS, Align.END, before, baseLine);
                taken = cluster.x + SIZE / 2 + 8;
            } else if (measure.width(label, TextRole.AXIS) >= SHORTEST_LABEL) {
                sheet.text(Ink.MUTED_TEXT, label, TextRole.AXIS, Align.START, from, baseLine);
                taken = to;
            } else {
                taken = cluster.x + SIZE / 2 + 8;
            }
        }
    }

    private List<Cluster> clusters(Plot plot) {
        List<Cluster> clusters = new ArrayList<>();
        for (Marker marker : markers) {
            double x = plot.pixel(marker.atMillis());
            if (clusters.isEmpty() || x - clusters.getLast().x > SIZE + 2) {
                clusters.add(new Cluster(x, new ArrayList<>()));
            }
            clusters.getLast().markers.add(marker);
        }
        return clusters;
    }
}
