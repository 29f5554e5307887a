package io.modeldeck.app;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The rows of a sample model's world. A row is a function of the model and its moment in the story alone, so that a label that becomes known days
 * later, after any number of restarts, is that of the row that was predicted, and the story is the same whenever it is told.
 */
final class SampleRows {

    /** Before a moment of these centuries: so that all have thirteen digits. */
    private static final long DIGITS = 10_000_000_000_000L;

    private static final double MILLIS_PER_DAY = 86_400_000d;
    /** Which of many like worlds: one whose stories come out at whatever hour of the day they begin. */
    private static final long WORLD = 3;

    private final SampleModel model;
    private final Instant start;

    /** @param start where day 0 of the story begins */
    SampleRows(SampleModel model, Instant start) {
        this.model = model;
        this.start = start;
    }

    /** The rows from {@code from} (inclusive) to {@code to} (exclusive). */
    Playback.Rows between(Instant from, Instant to) {
        long pace = model.pace().toMillis();
        long first = Math.ceilDiv(from.toEpochMilli(), pace) * pace;
        long[] at = LongStream.iterate(first, moment -> moment < to.toEpochMilli(), moment -> moment + pace)
                .filter(this::isCall)
                .toArray();
        String[] labels = new String[at.length];
        List<SampleModel.Draw> draws = new ArrayList<>(at.length);
        for (int i = 0; i < at.length; i++) {
            SampleModel.Draw draw = model.draw(random(at[i], 0), Instant.ofEpochMilli(at[i]), day(at[i]));
            draws.add(draw);
            labels[i] = draw.outcome();
        }
        return new Playback.Rows(at, table(draws), labels);
    }

    private boolean isCall(long atMillis) {
        return random(atMillis, 3).nextDouble() < model.busy();
    }

    /** One event a moment, so the moment names it. */
    static String id(long atMillis, int row) {
        return "sample-" + String.valueOf(DIGITS + atMillis).substring(1);
    }

    /** Latency of the call at that moment, microseconds. */
    long latencyMicros(long atMillis) {
        return model.latencyMicros(random(atMillis, 1), day(atMillis));
    }

    /** Why the call at that moment failed; empty when it did not. */
    String error(long atMillis) {
        return model.error(random(atMillis, 2), day(atMillis));
    }

    private double day(long atMillis) {
        return (atMillis - start.toEpochMilli()) / MILLIS_PER_DAY;
    }

    private SplittableRandom random(long atMillis, int use) {
        long moment = atMillis - start.toEpochMilli() + WORLD;
        return new SplittableRandom(moment * 31 + model.ordinal() * 7L + use * 1_000_003L);
    }

    private Table table(List<SampleModel.Draw> draws) {
        List<Column> columns = new ArrayList<>();
        for (String name : model.features()) {
            boolean numeric = draws.stream().map(d -> d.features().get(name)).anyMatch(Double.class::isInstance);
            columns.add(numeric ? numbers(draws, name) : texts(draws, name));
        }
        return new Table(columns, draws.size());
    }

    private static Column numbers(List<SampleModel.Draw> draws, String name) {
        return new Column.Numeric(
                name,
                draws.stream()
                        .mapToDouble(d -> d.features().get(name) instanceof Double value ? value : Double.NaN)
                        .toArray());
    }

    private static Column texts(List<SampleModel.Draw> draws, String name) {
        return new Column.Categorical(
                name, draws.stream().map(d -> (String) d.features().get(name)).toArray(String[]::new));
    }
}
