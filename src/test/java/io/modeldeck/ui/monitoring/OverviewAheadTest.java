package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.report.Overview;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.testing.SetClock;
import io.modeldeck.ui.kit.selection.RangeChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewAheadTest {

    @TempDir
    private Path folder;

    private final OverviewAhead ahead = new OverviewAhead();

    private static Overview none() {
        return new Overview(List.of(), 7, 7, List.of(), List.of());
    }

    @Test
    void whatWasReadAheadIsTakenOnceAndOnlyForTheSame() {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"))) {
            ahead.begin(engine, Runnable::run);
            Overview first = ahead.take(engine, RangeChoice.USUAL, OverviewAheadTest::none);
            assertThat(first.rows()).extracting(row -> row.model().name()).contains("card-fraud");
            assertThat(ahead.take(engine, RangeChoice.USUAL, OverviewAheadTest::none))
                    .as("what is asked again is read again")
                    .isEqualTo(none());
            ahead.begin(engine, Runnable::run);
            assertThat(ahead.take(engine, new RangeChoice.Last(Duration.ofHours(1)), OverviewAheadTest::none))
                    .as("another range")
                    .isEqualTo(none());
        }
    }

    @Test
    void modelsThatCameSinceAreThere() {
        try (Engine engine = Engine.open(new Workspace(folder.resolve("new")), SampleFolder.CLOCK, () -> {})
                .orElseThrow()) {
            ahead.begin(engine, Runnable::run);
            assertThat(ahead.take(engine, RangeChoice.USUAL, OverviewAheadTest::none))
                    .as("a workspace without models")
                    .isEqualTo(none());
        }
    }

    @Test
    void whatWasReadLongBeforeIsReadAgain() {
        SetClock clock = new SetClock(SampleFolder.NOW);
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"), clock)) {
            ahead.begin(engine, Runnable::run);
            clock.pass(Duration.ofSeconds(30));
            assertThat(ahead.take(engine, RangeChoice.USUAL, OverviewAheadTest::none))
                    .isEqualTo(none());
        }
    }

    @Test
    void whatWentWrongAheadIsMetByWhoReads() {
        Engine closed = SampleFolder.openCopy(folder.resolve("workspace"));
        closed.close();
        ahead.begin(closed, Runnable::run);
        assertThat(ahead.take(closed, RangeChoice.USUAL, OverviewAheadTest::none))
                .isEqualTo(none());
    }
}
