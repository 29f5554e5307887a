package io.modeldeck.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSpaceTest {

    @Test
    void earlierRunsTellByTheirMiddleWhatARowAndAModelTake() {
        // 10, 20 and 100 bytes a row; models of 5, 7 and 900
        List<RunSpace.Files> earlier = List.of(
                new RunSpace.Files(100, 1_000, 7),
                new RunSpace.Files(10, 1_000, 900),
                new RunSpace.Files(1_000, 20_000, 5));
        assertThat(RunSpace.of(50, earlier)).isEqualTo(new RunSpace(50 * 20 + 7, 3));
        assertThat(RunSpace.first(50, 12.5, 300)).isEqualTo(new RunSpace(1_550, 0));
    }

    @Test
    void itIsAboutWhatTheNextRunReallyLeaves(@TempDir Path folder) {
        try (LoopModel loop = new LoopModel(folder)) {
            long first = loop.firstVersion();
            ModelVersion serving = loop.engine.registry().requireVersion(first);
            RunSpace space = loop.engine.training().space(serving, 300);
            assertThat(space.runs()).isOne();

            long before = bytes(loop);
            loop.train(LoopModel.rows(300, 2, World.USUAL), LoopModel.recipe(), LoopModel.START);
            assertThat((double) (bytes(loop) - before)).isBetween(space.bytes() * .9, space.bytes() * 1.1);
        }
    }

    @Test
    void beforeTheFirstRunTheEventsTell(@TempDir Path folder) {
        try (LoopModel loop = new LoopModel(folder)) {
            ModelVersion serving = loop.engine.registry().requireVersion(loop.firstVersion());
            loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(5), 20, Duration.ofHours(1));
            double row = loop.engine.events().bytesPerRow(loop.model.id());
            // {"x":0.123…,"y":…,"noise":…}
            assertThat(row).isBetween(40.0, 120.0);
            assertThat(loop.engine.events().bytesPerRow(99)).isZero();
            assertThat(RunSpace.first(1_000, row, serving.artifactSize()).bytes())
                    .as("more than the frozen files of as many rows, which are compressed")
                    .isGreaterThan(loop.engine.training().space(serving, 1_000).bytes());
        }
    }

    private static long bytes(LoopModel loop) {
        return loop.engine.workspace().artifacts().all().stream()
                .mapToLong(loop.engine.workspace().artifacts()::bytes)
                .sum();
    }
}
