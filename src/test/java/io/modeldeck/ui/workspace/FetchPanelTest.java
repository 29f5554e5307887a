package io.modeldeck.ui.workspace;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Progress;
import io.modeldeck.intake.FakeHub;
import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchSource;
import io.modeldeck.intake.FetchStatus;
import io.modeldeck.intake.FetchWish;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxFeed;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model that comes in piece by piece is seen coming in, without anybody asking again, and is cancelled in the middle. */
@Timeout(120)
class FetchPanelTest {

    private static final byte[] MODEL = new byte[4_000_000];

    @TempDir
    Path folder;

    private final FakeHub hub = new FakeHub().with("model.onnx", MODEL);
    private final Semaphore permits = new Semaphore(0);
    private final AtomicInteger moved = new AtomicInteger();
    private LoopModel loop;
    private SampleConsole console;
    private FxFeed feed;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        loop.engine.changes().subscribe(change -> {
            if (change instanceof Change.FetchMoved) {
                moved.incrementAndGet();
            }
        });
        console = SampleConsole.open(loop.engine, JobsView::new, 1_100, 760);
        feed = new FxFeed(
                loop.engine.changes(),
                changes -> console.screen()
                        .refresh(changes.stream().map(Change::getClass).collect(Collectors.toSet())));
        console.show(new Place.Jobs());
    }

    @AfterEach
    void close() {
        permits.release(1_000);
        feed.close();
        console.close();
        loop.close();
        hub.close();
    }

    private FetchRow row() {
        return FxTest.onFx(
                () -> ((FetchPanel) console.root().lookup("#fetches")).rows().getFirst());
    }

    private void awaitRow(String here) {
        await().untilAsserted(() -> assertThat(row().here()).isEqualTo(here));
    }

    @Test
    void itIsSeenComingInAndCancelled() throws InterruptedException {
        hub.drip(MODEL, 4, permits);
        FetchSource source = FetchSource.parse("huggingface", "acme/tiny", hub.base());
        FetchJob job = loop.engine
                .fetches()
                .start(
                        LoopModel.ENGINEER,
                        loop.engine.clock().instant(),
                        source,
                        "default",
                        FetchWish.NONE,
                        Optional.empty());
        Thread fetching = Thread.ofVirtual().start(() -> loop.engine.fetches().beat(Progress.none()));
        permits.release();
        awaitRow("1.0\u00a0MB of 4.0\u00a0MB");
        permits.release();
        awaitRow("2.0\u00a0MB of 4.0\u00a0MB");
        assertThat(row().status()).isEqualTo(Messages.text("jobs.fetch.status.downloading"));
        assertThat(row().pace()).contains("B/s").contains("to go");
        assertThat(moved.get()).isPositive();
        FxTest.doOnFx(console.controls().button(Messages.text("jobs.fetch.cancel"))::fire);
        fetching.join();
        await().untilAsserted(() -> assertThat(row().job().status()).isEqualTo(FetchStatus.CANCELLED));
        assertThat(row().pace()).isEmpty();
        assertThat(folder.resolve("incoming/fetch-" + job.id())).doesNotExist();
        assertThat(row().here()).isEqualTo(Formats.bytes(row().progress().bytes()));
    }

    @Test
    void aFloodOfPiecesIsToldAFewTimesOnly() {
        hub.drip(MODEL, 400, permits);
        permits.release(400);
        loop.engine
                .fetches()
                .start(
                        LoopModel.ENGINEER,
                        loop.engine.clock().instant(),
                        FetchSource.parse("huggingface", "acme/tiny", hub.base()),
                        "default",
                        FetchWish.NONE,
                        Optional.empty());
        long start = System.nanoTime();
        loop.engine.fetches().beat(Progress.none());
        long most = 1 + (System.nanoTime() - start) / 400_000_000L;
        assertThat((long) moved.get()).isLessThanOrEqualTo(most);
    }
}
