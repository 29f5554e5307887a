package io.modeldeck.app;

import static io.modeldeck.testing.Patience.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Stop;
import io.modeldeck.store.Integrity;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.BusyWorkspace;
import io.modeldeck.testing.ChildJvm;
import io.modeldeck.testing.LoopModel;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one workspace, also where they know it by different paths. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "symbolic links need a privilege there")
class TwoInstancesTest {

    @TempDir
    private Path folder;

    private Path real;
    private Path link;

    @BeforeEach
    void link() throws Exception {
        real = Files.createDirectories(folder.resolve("x".repeat(120)).resolve("deck"));
        link = Files.createSymbolicLink(folder.resolve("link"), real.getParent())
                .resolve("deck");
    }

    @Test
    void theSecondIsTurnedAwayAndALockThatAKilledOneLeftIsTakenOver() throws Exception {
        try (ChildJvm holder = ChildJvm.of(BusyWorkspace.class, real.toString()).start();
                BufferedReader out = holder.process().inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).as(holder.errors()).isEqualTo("kept");
            for (Path path : List.of(real, link)) {
                Workspace workspace = new Workspace(path);
                assertThat(Engine.open(workspace, Clock.systemUTC(), () -> {})).isEmpty();
                assertThat(workspace.holder())
                        .contains("process " + holder.process().pid());
            }
            holder.kill();
            awaitEnd(holder.process());
        }
        assertThat(new Workspace(link).holder())
                .as("the dead one's name is still there")
                .contains("process");
        try (LoopModel next = new LoopModel(link)) {
            assertThat(next.engine.workspace().holder())
                    .contains("process " + ProcessHandle.current().pid());
            assertThat(Engine.open(new Workspace(real), Clock.systemUTC(), () -> {}))
                    .isEmpty();
            assertThat(Integrity.faults(next.engine.workspace())).isEmpty();
        }
    }

    @Test
    void aCommandFindsTheHolderByTheOtherPath() {
        try (Handover open = Handover.open(
                new Workspace(real),
                wish -> new Handover.Answer(0, wish.arguments().getFirst(), ""))) {
            assertThat(open).isNotNull();
            for (Path path : List.of(real, link)) {
                assertThat(Handover.ask(new Workspace(path), new Handover.Wish(List.of("found"), ""), new Stop())
                                .out())
                        .isEqualTo("found");
            }
        }
    }
}
