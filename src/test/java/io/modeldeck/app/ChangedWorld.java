package io.modeldeck.app;

import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One model in a small world whose inputs move and whose meaning turns on the third day. */
abstract class ChangedWorld {

    static final Instant START = LoopModel.START;
    static final Duration STEP = Duration.ofMinutes(10);
    static final World CHANGED = new World(2, true);

    @TempDir
    Path folder;

    LoopModel loop;
    long first;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder.resolve("workspace"));
        first = loop.firstVersion();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    static Instant day(double day) {
        return START.plusMillis(Math.round(day * 86_400_000));
    }

    static List<RetrainingRequest> requests(LoopModel of) {
        return of.engine.retraining().requests(OptionalLong.of(of.model.id()), Optional.empty(), 100);
    }
}
