package io.modeldeck.chart;

import io.modeldeck.chart.Marker.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The lane above a plot in which markers stand, each with a hair line down through the plot. Markers too close together stand as one. */
final class MarkerLane {

    /** Of a shape, by the size of the text beside it: 9 pixels beside the usual one. */
    private static final double SHAPE = 0.86;
    /** So faint that stretches over one another can be told apart, and the data stay in front. */
    private static final double SHADE = 0.06;

    private static final double BAR = 0.45;
    private static final double BAR_HEIGHT = 2;
    /** In a chart of fewer lines of text there is room for the data only. */
    private static final double LEAST_LINES = 9;
    /** Of markers that share a place, the kind that comes first here is shown. */
    private static final List<Kind> BY_WEIGHT =
            List.of(Kind.ALERT, Kind.NOTE, Kind.DRIFT, Kind.DEPLOYMENT, Kind.TRAINING, Kind.REQUEST, Kind.EXTREME);

    private record Cluster(double x, List<Marker> markers) {

        Marker heaviest() {
            return byWeight().getFirst();
        }

        List<Marker> byWeight() {
            return markers.stream()
                    .sorted(Comparator.comparingInt((Marker marker) -> BY_WEIGHT.indexOf(marker.kind()))
                            .thenComparing(Marker::severity, Comparator.reverseOrder()))
                    .toList();
        }

        /** All names, or where they have no room the first of them and how many more there are. */
        MarkerNames.Named named() {
            List<String> all = byWeight().stream().map(Marker::label).distinct().toList();
            String brief = all.size() > 1 ? all.getFirst() + " +" + (all.size() - 1) : all.getFirst();
            return new MarkerNames.Named(x, String.join(", ", all), brief);
        }
    }

    private final List<Marker> markers;
    private final double height;
    private final double size;

    MarkerLane(TimeSeriesChart chart, Sheet sheet) {
        markers = sheet.hasLines(LEAST_LINES) ? inRange(chart) : List.of();
        height = markers.isEmpty() ? 0 : height(sheet.measure);
        size = size(sheet.measure);
    }

    /** Of a lane with markers. */
    static double height(TextMeasure measure) {
        return Math.ceil(measure.lineHeight(TextRole.AXIS) + 4);
    }

    /** Of a shape in it. */
    static double size(TextMeasure measure) {
        return Math.rint(SHAPE * measure.ascent(TextRole.AXIS));
    }

    static List<Marker> inRange(TimeSeriesChart chart) {
        return chart.markers().stream()
                .filter(marker -> marker.toMillis() >= chart.range().fromMillis()
                        && marker.atMillis() <= chart.range().toMillis())
                .sorted(Comparator.comparingLong(Marker::atMillis))
                .toList();
    }

    static Ink ink(Marker marker) {
        return switch (marker.kind()) {
            case DEPLOYMENT -> Ink.ACCENT;
            case ALERT -> ThresholdLines.ink(marker.severity());
            case DRIFT -> Ink.WARNING;
            case TRAINING -> Ink.SUCCESS;
            case REQUEST, EXTREME -> Ink.MUTED_TEXT;
            case NOTE -> Ink.TEXT;
        };
    }

    static Shape shape(Marker marker) {
        return switch (marker.kind()) {
            case DEPLOYMENT -> Shape.STAR;
            case ALERT -> ThresholdLines.shape(marker.severity());
            case DRIFT -> Shape.HATCHED;
            case TRAINING -> Shape.RING;
            case REQUEST -> Shape.SQUARE;
            case EXTREME -> Shape.ARROW;
            case NOTE -> Shape.FLAG;
        };
    }

    /** The room above the plot that the lane needs; 0 where there is no marker. */
    double height() {
        return height;
    }

    /** Where a marker stands: at its moment, or where its stretch comes into view. */
    static double x(Plot plot, Marker marker) {
        return Math.max(plot.left(), plot.pixel(marker.atMillis()));
    }

    /** The shade over what lasted, with a bar in the lane, to be painted under the data. */
    void stretches(Sheet sheet, Plot plot) {
        for (Marker marker : markers) {
            if (marker.lasts()) {
                double left = x(plot, marker);
                double width = Math.max(1, Math.min(plot.right(), plot.pixel(marker.toMillis())) - left);
                sheet.rect(ink(marker), SHADE, left, plot.top(), width, plot.height());
                sheet.rect(ink(marker), BAR, left, plot.top() - BAR_HEIGHT, width, BAR_HEIGHT);
            }
        }
    }

    /** Hair lines, to be painted under the data. */
    void lines(Sheet sheet, Plot plot) {
        for (Cluster cluster : clusters(plot)) {
            List<Double> dashes = new ArrayList<>();
            for (double y = plot.top() - 2; y < plot.bottom() - 1; y += 5) {
                dashes.addAll(List.of(Math.rint(cluster.x), y, 1.0, Math.min(2, plot.bottom() - 1 - y)));
            }
            double[] xywh = dashes.stream().mapToDouble(Double::doubleValue).toArray();
            sheet.add(new Mark.Rects(ink(cluster.heaviest()), 0.7, xywh));
        }
    }

    void shapes(Sheet sheet, Plot plot) {
        double middle = plot.top() - height / 2 - 1;
        double baseLine = middle + sheet.measure.ascent(TextRole.AXIS) * 0.38;
        List<Cluster> clusters = clusters(plot);
        for (Cluster cluster : clusters) {
            Marker heaviest = cluster.heaviest();
            sheet.shape(ink(heaviest), shape(heaviest), size, Math.rint(cluster.x) + 0.5, middle);
        }
        List<MarkerNames.Named> named = clusters.stream().map(Cluster::named).toList();
        new MarkerNames(sheet.measure, size / 2)
                        // beside the axis, whose topmost figure is as high
                        .place(named, plot.left(), sheet.right())
                        .stream()
                        .filter(name -> !name.text().isEmpty())
                        .forEach(name -> sheet.text(
                                Ink.MUTED_TEXT, name.text(), TextRole.AXIS, name.align(), name.at(), baseLine));
    }

    private List<Cluster> clusters(Plot plot) {
        List<Cluster> clusters = new ArrayList<>();
        for (Marker marker : markers) {
            double x = x(plot, marker);
            if (clusters.isEmpty() || x - clusters.getLast().x > size + 2) {
                clusters.add(new Cluster(x, new ArrayList<>()));
            }
            clusters.getLast().markers.add(marker);
        }
        return clusters;
    }
}
