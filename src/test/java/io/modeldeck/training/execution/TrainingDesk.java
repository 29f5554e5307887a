package io.modeldeck.training.execution;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.training.run.TrainingRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A model whose trainings are queued, run and judged; of each test its own. */
abstract class TrainingDesk {

    static final Instant AT = LoopModel.START;

    @TempDir
    Path folder;

    LoopModel loop;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    ModelVersion version(TrainingRun run) {
        return loop.engine.registry().requireVersion(run.versionId().orElseThrow());
    }

    Optional<TrainingRun> runNext() {
        return loop.engine.training().runNext(OptionalLong.of(loop.model.id()), AT);
    }

    static double accuracy(Object metrics) {
        return ((Number) ((Map<?, ?>) metrics).get("accuracy")).doubleValue();
    }
}
