package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Progress;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleProcessTest {

    private static final Instant NOW = Instant.parse("2026-06-01T08:20:00Z");

    @TempDir
    Path folder;

    private final List<Long> days = new ArrayList<>();

    @Test
    void theSampleIsBuiltByAnotherJavaWhichSaysEachDay() {
        process().build(folder.resolve("deck"), NOW, stoppedAfter(Long.MAX_VALUE));
        assertThat(days)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
        assertThat(models()).containsExactlyInAnyOrder("card-fraud", "energy-demand", "parcel-delay");
    }

    @Test
    void oneThatIsStoppedLeavesNothingOfItself() {
        assertThatThrownBy(() -> process().build(folder.resolve("deck"), NOW, stoppedAfter(2)))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("no sample data were kept");
        assertThat(days).containsExactly(1L, 2L);
        assertThat(models()).isEmpty();
    }

    @Test
    void withoutClassesThatAreReadyThereIsNone() {
        assertThat(SampleProcess.ofApplication()).isEmpty();
    }

    /** Java goes without a cache that is not there. */
    private SampleProcess process() {
        return new SampleProcess(folder.resolve("missing.aot"));
    }

    private List<String> models() {
        Workspace workspace = new Workspace(folder.resolve("deck"));
        try (Engine engine = Engine.open(workspace, Clock.fixed(NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow()) {
            return engine.registry().models().stream().map(ModelInfo::name).toList();
        }
    }

    private Progress stoppedAfter(long last) {
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {
                days.add(done);
            }

            @Override
            public boolean cancelled() {
                return days.size() >= last;
            }
        };
    }
}
