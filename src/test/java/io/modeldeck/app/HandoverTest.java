package io.modeldeck.app;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Stop;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.StoreException;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.SampleFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {

    private static final Handover.Worker ECHO = wish ->
            new Handover.Answer(wish.arguments().size(), String.join("|", wish.arguments()), wish.workingFolder());

    @TempDir
    Path folder;

    private Workspace workspace() {
        Workspace workspace = new Workspace(folder.resolve("w"));
        workspace.create();
        return workspace;
    }

    @Test
    void aWishReachesTheHolderAndItsAnswerComesBack() {
        try (Handover open = Handover.open(workspace(), ECHO)) {
            Handover.Wish wish =
                    new Handover.Wish(List.of("events", "two\nlines", "ä \"quoted\" \\ €", ""), "/some where");
            assertThat(Handover.ask(workspace(), wish, new Stop()))
                    .isEqualTo(new Handover.Answer(4, String.join("|", wish.arguments()), "/some where"));
            assertThat(open).isNotNull();
        }
    }

    @Test
    void severalWishesAreWorkedAtATime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Handover.Worker meeting = wish -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Handover.Answer(0, "met", "");
        };
        try (Handover open = Handover.open(workspace(), meeting);
                ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Handover.Wish wish = new Handover.Wish(List.of(), "");
            Future<Handover.Answer> one = pool.submit(() -> Handover.ask(workspace(), wish, new Stop()));
            Future<Handover.Answer> other = pool.submit(() -> Handover.ask(workspace(), wish, new Stop()));
            assertThat(one.get().out()).isEqualTo("met");
            assertThat(other.get().out()).isEqualTo("met");
            assertThat(open).isNotNull();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyButTheOwnerCanEnter() throws Exception {
        try (Handover open = Handover.open(workspace(), ECHO)) {
            Path inside = workspace().folder().resolve(".handover");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)))
                    .isEqualTo("rwx------");
            assertThat(inside.resolve("socket")).exists();
            assertThat(open).isNotNull();
        }
        assertThat(workspace().folder().resolve(".handover").resolve("socket")).doesNotExist();
    }

    @Test
    void aSocketThatAKilledHolderLeftIsReplaced() throws Exception {
        Path address = workspace().folder().resolve(".handover").resolve("socket");
        Files.createDirectories(address.getParent());
        Files.writeString(address, "left");
        try (Handover open = Handover.open(workspace(), ECHO)) {
            assertThat(Handover.ask(workspace(), new Handover.Wish(List.of("a"), ""), new Stop())
                            .out())
                    .isEqualTo("a");
            assertThat(open).isNotNull();
        }
    }

    @Test
    void withoutAnAnswerTheHolderIsNamed() {
        Handover.Wish wish = new Handover.Wish(List.of(), "");
        assertThatThrownBy(() -> Handover.ask(workspace(), wish, new Stop()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(workspace().folder().toString())
                .hasMessageContaining("close it and try again");
        try (Handover open = Handover.open(workspace(), w -> {
            throw new IllegalStateException("broken");
        })) {
            assertThatThrownBy(() -> Handover.ask(workspace(), wish, new Stop()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not take this command");
            assertThat(open).isNotNull();
        }
    }

    @Test
    void aFolderWithALongNameHasItsSocketElsewhere() {
        Workspace deep = new Workspace(folder.resolve("x".repeat(60)).resolve("y".repeat(60)));
        deep.create();
        try (Handover open = Handover.open(deep, ECHO)) {
            assertThat(Handover.ask(deep, new Handover.Wish(List.of("far"), ""), new Stop())
                            .out())
                    .isEqualTo("far");
            assertThat(deep.folder().resolve(".handover")).doesNotExist();
            assertThat(open).isNotNull();
        }
    }

    @Test
    void theSupervisorKeepsTheSampleGoingAndStops() {
        Instant now = SampleFolder.NOW.plus(Duration.ofMinutes(20));
        try (Engine engine = SampleFolder.openCopy(folder.resolve("sample"), Clock.fixed(now, ZoneOffset.UTC))) {
            long model = engine.registry()
                    .requireModel(SampleModel.ENERGY_DEMAND.modelName())
                    .id();
            TimeRange fresh = new TimeRange(SampleFolder.NOW, now);
            Instant start =
                    Instant.parse(engine.settings().get(SampleWorkspace.START).orElseThrow());
            int calls = new SampleRows(SampleModel.ENERGY_DEMAND, start)
                    .between(SampleFolder.NOW, now)
                    .at()
                    .length;
            assertThat(calls).isPositive();
            try (Supervisor supervisor = Supervisor.start(engine)) {
                await().until(() -> supervisor.lastBeat().equals(now));
                assertThat(engine.events().count(model, OptionalLong.empty(), fresh))
                        .isEqualTo(calls);
            }
            // A pool counts as ended a moment before its thread is gone.
            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("scheduled-hops", "training-queue"));
            assertThat(engine.jobs()
                            .history(
                                    engine.jobs()
                                            .find(SampleTraffic.JOB, 0)
                                            .orElseThrow()
                                            .id(),
                                    5))
                    .singleElement()
                    .satisfies(run -> assertThat(run.message()).endsWith("events"));
        }
    }
}
