package io.modeldeck.app;

import static io.modeldeck.testing.Patience.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Integrity;
import io.modeldeck.testing.BusyWorkspace;
import io.modeldeck.testing.ChildJvm;
import io.modeldeck.testing.LoopModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of its work leaves a sound workspace that the next one takes over. */
class KillTest {

    @TempDir
    Path folder;

    @Test
    void twoKillsLeaveNothingHalf() throws Exception {
        killed(2, 11);
    }

    @Test
    @Tag("full")
    void manyKillsLeaveNothingHalf() throws Exception {
        killed(40, 12);
    }

    private void killed(int times, long seed) throws Exception {
        Random random = new Random(seed);
        long kept = 0;
        for (int i = 0; i < times; i++) {
            kept = kept + kill(1 + random.nextInt(6), random.nextInt(8_000_000));
            try (LoopModel loop = new LoopModel(folder)) {
                assertThat(Integrity.faults(loop.engine.workspace())).isEmpty();
                long events = loop.engine
                        .events()
                        .count(
                                loop.model.id(),
                                OptionalLong.empty(),
                                new TimeRange(LoopModel.START, LoopModel.START.plus(Duration.ofDays(99))));
                assertThat(events % BusyWorkspace.BATCH).as("no half batch").isZero();
                assertThat(events / BusyWorkspace.BATCH)
                        .as("what was acknowledged is there")
                        .isGreaterThanOrEqualTo(kept);
                kept = events / BusyWorkspace.BATCH;
                List<ModelVersion> versions = loop.engine.registry().versions(loop.model.id());
                assertThat(versions.stream().filter(v -> v.stage() == Stage.PRODUCTION))
                        .as("after %s batches", kept)
                        .hasSize(
                                versions.stream()
                                                .anyMatch(v -> v.promotedAt().isPresent() && v.stage() != Stage.STAGING)
                                        ? 1
                                        : 0);
            }
        }
    }

    /** Answers how many batches the process said to be kept before it was killed a little later. */
    private long kill(int lines, int nanosLater) throws IOException, InterruptedException {
        long said = 0;
        try (ChildJvm child =
                        ChildJvm.of(BusyWorkspace.class, folder.toString()).start();
                BufferedReader out = child.process().inputReader(StandardCharsets.UTF_8)) {
            while (said < lines && out.readLine() != null) {
                said++;
            }
            assertThat(said).as("it worked until then: %s", child.errors()).isEqualTo(lines);
            LockSupport.parkNanos(nanosLater);
            child.kill();
            while (out.readLine() != null) {
                said++;
            }
            awaitEnd(child.process());
        }
        return said;
    }
}
