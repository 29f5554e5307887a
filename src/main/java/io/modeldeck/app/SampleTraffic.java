package io.modeldeck.app;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.telemetry.Feedback;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps events and labels of the sample models coming. While it did not run, nothing happened: a gap stays a gap. */
final class SampleTraffic {

    static final String JOB = "sampleTraffic";
    static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(30);

    private final Engine engine;

    SampleTraffic(Engine engine) {
        this.engine = engine;
    }

    /** Brings in what happened since the newest event; answers how much, in words. */
    String work(Instant now) {
        Optional<Instant> start = start();
        if (start.isEmpty()) {
            return "";
        }
        // Together, so that whoever shows it hears of it once.
        int events = engine.together(() -> work(start.get(), now));
        return events == 0 ? "" : events + (events == 1 ? " event" : " events");
    }

    private int work(Instant start, Instant now) {
        int events = 0;
        for (SampleModel model : SampleModel.values()) {
            Optional<ModelInfo> info = engine.registry().model(model.modelName());
            if (info.isPresent()
                    && engine.registry().production(info.get().id()).isPresent()) {
                events += work(info.get(), model, new SampleRows(model, start), now);
            }
        }
        return events;
    }

    private int work(ModelInfo info, SampleModel model, SampleRows world, Instant now) {
        Instant newest = info.newestEventAt().orElse(now);
        Instant earliest = now.minus(LONGEST_CATCH_UP);
        Instant from = newest.isBefore(earliest) ? earliest : newest.plusMillis(1);
        Playback.Rows rows = world.between(from, now);
        if (rows.at().length > 0) {
            Playback playback = new Playback(
                    info.id(),
                    OptionalInt.empty(),
                    rows,
                    model.labelDelay(),
                    SampleRows::id,
                    engine.registry(),
                    engine.feedback(),
                    new SampleRecorder(engine, world));
            playback.playUntil(now);
        }
        label(info, model, world, now);
        return rows.at().length;
    }

    /** Labels of events that were predicted before: the last hour's worth, and after a pause whatever waits. */
    private void label(ModelInfo info, SampleModel model, SampleRows world, Instant now) {
        Instant until = now.minus(model.labelDelay());
        Instant from =
                engine.events().newestLabelled(info.id()).filter(until::isAfter).orElse(until.minus(INTERVAL));
        Playback.Rows rows = world.between(from, until);
        List<Feedback> labels = new ArrayList<>();
        for (int row = 0; row < rows.at().length; row++) {
            Instant known = Instant.ofEpochMilli(rows.at()[row]).plus(model.labelDelay());
            labels.add(new Feedback(SampleRows.id(rows.at()[row], row), rows.labels()[row], Optional.of(known)));
        }
        if (!labels.isEmpty()) {
            engine.feedback().record(info.id(), labels);
        }
    }

    private Optional<Instant> start() {
        try {
            return engine.settings().get(SampleWorkspace.START).map(Instant::parse);
        } catch (DateTimeParseException damaged) {
            return Optional.empty();
        }
    }
}
