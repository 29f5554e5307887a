package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.Job;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beats that find nothing to do rest, and miss nothing. */
class BeatRestTest {

    private static final Instant NOW = LoopModel.START.plus(Duration.ofDays(1));
    private static final Duration STEP = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    /** Beside beats that always look. */
    @Test
    void whatIsDueWrittenOrOverIsSeenAtTheBeatAfter() {
        try (LoopModel resting = world("resting");
                LoopModel looking = world("looking")) {
            Beat beat = new Beat(resting.engine);
            Random random = new Random(3);
            int hidden = 0;
            for (int i = 0; i < 220; i++) {
                Instant now = NOW.plus(STEP.multipliedBy(i));
                if (random.nextInt(10) == 0) {
                    Duration lasts = Duration.ofSeconds(1 + random.nextInt(40));
                    List.of(resting, looking).forEach(loop -> silence(loop, now, lasts));
                }
                beat.at(now, () -> true);
                new Beat(looking.engine).at(now, () -> true);
                assertThat(state(resting)).as("%s", now).isEqualTo(state(looking));
                hidden += open(resting).stream().anyMatch(Alert::isHidden) ? 1 : 0;
            }
            assertThat(hidden).as("beats at which it was hidden").isBetween(10, 210);
        }
    }

    @Test
    void aBeatReadsNothingWhileNothingWasWrittenAndNothingIsDue() {
        world("workspace").close();
        AtomicInteger reads = new AtomicInteger();
        try (Engine engine = Engine.open(
                        new Workspace(folder.resolve("workspace")),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        reads::incrementAndGet)
                .orElseThrow()) {
            Beat beat = new Beat(engine);
            List<Boolean> read = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                int before = reads.get();
                beat.at(NOW.plus(STEP.multipliedBy(i)), () -> true);
                read.add(reads.get() > before);
            }
            assertThat(read)
                    .as("what it did, what it wrote itself, and a minute later")
                    .startsWith(true, true, false);
            assertThat(read.subList(2, 13)).containsOnly(false);
            assertThat(read.getLast()).isTrue();
        }
    }

    /** With an alert that fires. */
    private LoopModel world(String name) {
        LoopModel loop = new LoopModel(folder.resolve(name));
        loop.firstVersion();
        loop.rule(
                LoopModel.START,
                "quiet",
                Map.of("metric", "requestCount", "operator", "<", "threshold", 9, "forMinutes", 5));
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(10), 144, Duration.ofHours(1));
        loop.engine.hops().ensureJobs(loop.model.id(), LoopModel.START);
        return loop;
    }

    private static void silence(LoopModel loop, Instant now, Duration lasts) {
        loop.engine
                .silences()
                .add(
                        LoopModel.ENGINEER,
                        now,
                        Silence.Kind.SILENCE,
                        Matcher.EVERYTHING,
                        new TimeRange(now, now.plus(lasts)),
                        "known");
    }

    private static List<Alert> open(LoopModel loop) {
        return loop.engine.alerts().open(OptionalLong.empty());
    }

    private static List<Object> state(LoopModel loop) {
        List<Object> state = new ArrayList<>();
        for (Job job : loop.engine.jobs().all()) {
            state.add(job);
            state.add(loop.engine.jobs().history(job.id(), 500).size());
        }
        open(loop).forEach(alert -> state.add(List.of(alert.subject(), alert.state(), alert.isHidden())));
        return state;
    }
}
