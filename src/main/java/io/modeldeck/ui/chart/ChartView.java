package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartSummary;
import io.modeldeck.chart.Frame;
import io.modeldeck.chart.Frames;
import io.modeldeck.chart.LayoutOptions;
import io.modeldeck.chart.TextMeasure;

/** A chart laid out for a size, with its sentence for those who do not see it. */
record ChartView(Request request, Frame frame, String summary) {

    /** What decides a layout: equal requests give equal views. */
    record Request(Chart chart, int width, int height, TextMeasure texts, LayoutOptions options) {

        boolean isSame(Request other) {
            return chart == other.chart
                    && width == other.width
                    && height == other.height
                    && texts == other.texts
                    && options.equals(other.options);
        }

        ChartView layOut() {
            Frame frame = Frames.layout(chart, width, height, texts, options);
            return new ChartView(this, frame, ChartSummary.of(chart, options, frame));
        }
    }
}
