package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Supervisor;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.testing.SampleFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineFactsTest {

    @TempDir
    private Path folder;

    @Test
    void whileNothingIsWrittenNothingIsPutIntoWordsAnew() {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"))) {
            EngineFacts facts = new EngineFacts(engine, Optional.empty());
            ShellFacts first = facts.get();
            assertThat(first.waiting()).isNotEmpty();
            assertThat(facts.get()).isSameAs(first);
            engine.settings()
                    .put(
                            Actor.person("Sample engineer", Face.CONSOLE),
                            SampleFolder.NOW,
                            Settings.DESKTOP,
                            first.tellsDesktop() ? Settings.OFF : "on");
            assertThat(facts.get().tellsDesktop()).isNotEqualTo(first.tellsDesktop());
        }
    }

    @Test
    void thatTheEngineHasStoppedIsSeenWithoutAWrite() {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"))) {
            Supervisor beat = Supervisor.start(engine);
            EngineFacts facts = new EngineFacts(engine, Optional.of(beat));
            assertThat(facts.get().engine()).isEqualTo(ShellFacts.EngineState.RUNNING);
            beat.close();
            assertThat(facts.get().engine()).isEqualTo(ShellFacts.EngineState.STOPPED);
        }
    }
}
