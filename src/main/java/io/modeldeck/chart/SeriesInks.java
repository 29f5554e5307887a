package io.modeldeck.chart;

import java.util.List;

/** Which colour each series has. Bare bands are neutral, so that they do not use up the colours of lines. */
final class SeriesInks {

    private SeriesInks() {}

    static Ink[] of(List<Series> series) {
        Ink[] inks = new Ink[series.size()];
        int next = 0;
        for (int i = 0; i < inks.length; i++) {
            inks[i] = series.get(i).style() == Style.BAND ? Ink.BAND : Ink.series(next++);
        }
        return inks;
    }
}
