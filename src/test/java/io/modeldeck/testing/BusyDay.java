package io.modeldeck.testing;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.NewVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** A model that was asked all day long, and answered once, after a third of the day, in twenty seconds. */
public final class BusyDay {

    private static final int COMMIT = 1_000;

    private BusyDay() {}

    public static ModelInfo fill(Engine engine, Instant start, int events) {
        Actor person = Actor.person("Benchmark", Face.COMMAND_LINE);
        ModelInfo model =
                engine.registry().createModel(person, start, "busy", TaskType.CLASSIFICATION, Optional.of("yes"));
        long version = engine.registry()
                .addVersion(person, start, NewVersion.external(model.id(), "1", List.of(), Map.of(), ""))
                .id();
        Random random = new Random(7);
        for (int first = 0; first < events; first += COMMIT) {
            List<Prediction> batch = new ArrayList<>(COMMIT);
            for (int i = first; i < first + COMMIT; i++) {
                // One of them takes twenty seconds: it must be seen.
                long micros = i == events / 3 ? 20_000_000 : 20_000 + random.nextInt(60_000);
                batch.add(new Prediction(
                        Integer.toString(i),
                        model.id(),
                        version,
                        start.plusMillis(i * 86_400L * 1_000 / events),
                        Map.of("x", random.nextDouble()),
                        random.nextBoolean() ? "yes" : "no",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        micros,
                        random.nextInt(200) == 0 ? "timeout" : "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
            engine.intake().accept(batch);
        }
        return model;
    }
}
