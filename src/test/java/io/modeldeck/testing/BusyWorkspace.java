package io.modeldeck.testing;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.NewVersion;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A process that works in a workspace until it is killed: batches of events, and versions that take each other's place in production. */
public final class BusyWorkspace {

    public static final int BATCH = 50;

    private BusyWorkspace() {}

    /** @param arguments the folder; says a line for every batch that it knows to be kept */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (LoopModel loop = new LoopModel(Path.of(arguments[0]))) {
            int round = loop.engine.registry().versions(loop.model.id()).size();
            while (true) {
                round++;
                ModelVersion version = loop.engine
                        .registry()
                        .addVersion(
                                LoopModel.ENGINEER,
                                LoopModel.START,
                                NewVersion.external(loop.model.id(), "v" + round, List.of(), Map.of(), ""));
                loop.engine.intake().accept(batch(loop.model.id(), version.id(), round));
                out.println("kept");
                for (Stage stage : List.of(Stage.STAGING, Stage.PRODUCTION)) {
                    loop.engine
                            .promotion()
                            .promote(LoopModel.REVIEWER, LoopModel.START, version.id(), stage, "Next.", true);
                }
            }
        }
    }

    private static List<Prediction> batch(long model, long version, int round) {
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            Instant at = LoopModel.START.plusSeconds(round * 100L + i);
            events.add(new Prediction(
                    round + "-" + i,
                    model,
                    version,
                    at,
                    Map.of("x", 1.0 * i),
                    "1",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    100,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return events;
    }
}
