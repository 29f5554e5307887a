package io.modeldeck.chart;

import java.util.List;

/** Which colour each series has. Bare bands are neutral, so that they do not use up the colours of lines. */
final class SeriesInks {

    private SeriesInks() {}

    static Ink[] of(List<Series> series) {
        Ink[] inks = new Ink[series.size()];
        int next = 0;
        for (int i = 0; i < inks.length; i++) {
            inks[i] = switch (series.get(i).style()) {
                case BAND -> Ink.BAND;
                case DASHED -> i == 0 ? Ink.series(next++) : inks[i - 1];
                case LINE, DOTS, STEP -> Ink.series(next++);
            };
        }
        return inks;
    }
}
