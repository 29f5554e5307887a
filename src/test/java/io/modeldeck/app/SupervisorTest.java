package io.modeldeck.app;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.run.TrainingRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir
    Path folder;

    /** The queue is looked into at the start and then only because something was written, here by the one who queued it. */
    @Test
    void whatIsQueuedWhileNothingElseIsWrittenBegins() {
        try (LoopModel loop = new LoopModel(folder.resolve("workspace"));
                Supervisor supervisor = Supervisor.start(loop.engine)) {
            for (int i = 0; i < 2; i++) {
                TrainingRun run = loop.engine
                        .training()
                        .queueTable(
                                LoopModel.ENGINEER,
                                LoopModel.START,
                                loop.model,
                                LoopModel.rows(300, i, World.USUAL),
                                LoopModel.recipe(),
                                "rows of a test");
                await().until(() ->
                        loop.engine.training().run(run.id()).status().isEnd());
            }
            assertThat(supervisor.isStopped()).isFalse();
        }
    }
}
