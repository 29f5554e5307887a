package io.modeldeck.ui.kit.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.WholeFile;
import io.modeldeck.export.Table;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Patience;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveDialogTest {

    private static final int ROWS = 1_000;

    @TempDir
    private Path folder;

    private final ExecutorService background = Executors.newFixedThreadPool(2);
    private final Toasts toasts = FxTest.onFx(Toasts::new);
    private final FxTasks tasks = new FxTasks(background, toasts::failed);
    private final CountDownLatch midway = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    private void save(Table table, String name, Optional<Reveal> reveal) {
        FxTest.doOnFx(() -> new SaveDialog(
                        tasks, toasts, (proposed, endings) -> Optional.of(folder.resolve(name)), reveal, Duration.ONE)
                .save(TableRequest.of(table, ROWS).export().plain(".csv")));
    }

    /** Half of the rows, then the rest once somebody looked. */
    private Table slow() {
        return Table.streamed("Alerts", List.of("number"), sink -> {
            for (int i = 0; i < ROWS; i++) {
                if (i == ROWS / 2) {
                    midway.countDown();
                    Patience.await(stopped);
                }
                sink.accept(List.of(i));
            }
        });
    }

    private Optional<Hyperlink> action() {
        return ((Parent) toasts.node())
                .lookupAll(".hyperlink").stream().map(Hyperlink.class::cast).findFirst();
    }

    @Test
    @DisplayName(
            "What takes its time says how far it has come; stopped, it leaves the file that was there as it was and nothing half-written")
    void stops() throws IOException {
        WholeFile.write(folder.resolve("alerts.csv"), "before".getBytes());
        CountDownLatch shown = new CountDownLatch(1);
        FxTest.doOnFx(() ->
                ((StackPane) toasts.node()).getChildren().addListener((Observable children) -> shown.countDown()));
        save(slow(), "alerts.csv", Optional.empty());
        Patience.await(midway);
        Patience.await(shown);
        assertThat(FxTest.onFx(toasts::shown).orElseThrow()).startsWith("Saving alerts.csv");
        FxTest.doOnFx(() -> action().orElseThrow().fire());
        stopped.countDown();
        FxTest.settle(tasks);
        assertThat(FxTest.onFx(toasts::shown)).contains(Messages.text("save.stopped", "alerts.csv"));
        assertThat(Files.readString(folder.resolve("alerts.csv"))).isEqualTo("before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("alerts.csv");
        }
    }

    @Test
    @DisplayName("Unstopped it is complete, and the notice offers its folder where there is a desktop, else its path")
    void completes() throws IOException {
        stopped.countDown();
        save(slow(), "alerts.csv", Optional.of(new Reveal("Linux")));
        FxTest.settle(tasks);
        assertThat(FxTest.onFx(toasts::shown)).contains(Messages.text("save.done", "alerts.csv"));
        assertThat(FxTest.onFx(() -> action().orElseThrow().getText())).isEqualTo(Messages.text("save.reveal"));
        assertThat(Files.readAllLines(folder.resolve("alerts.csv"))).hasSize(ROWS + 1);
        save(slow(), "again.csv", Reveal.ofSystem());
        FxTest.settle(tasks);
        assertThat(FxTest.onFx(() -> action().orElseThrow().getText())).isEqualTo(Messages.text("save.copy-path"));
    }

    @Test
    @DisplayName("The ending that was typed decides the form, whatever filter the system's dialog stands on")
    void typedEnding() {
        List<String> forms = List.of(".csv", ".xlsx", ".png");
        assertThat(SaveDialog.complete(new File("/d/out.xlsx"), forms, ".csv")).isEqualTo(Path.of("/d/out.xlsx"));
        assertThat(SaveDialog.complete(new File("/d/out.xlsx.csv"), forms, ".csv"))
                .isEqualTo(Path.of("/d/out.xlsx"));
        assertThat(SaveDialog.complete(new File("/d/out.PNG.csv"), forms, ".csv"))
                .isEqualTo(Path.of("/d/out.PNG"));
        assertThat(SaveDialog.complete(new File("/d/out.csv.csv"), forms, ".csv"))
                .isEqualTo(Path.of("/d/out.csv"));
        assertThat(SaveDialog.complete(new File("/d/out.v2"), forms, ".xlsx")).isEqualTo(Path.of("/d/out.v2.xlsx"));
        assertThat(SaveDialog.complete(new File("/d/out"), forms, ".csv")).isEqualTo(Path.of("/d/out.csv"));
        assertThat(SaveDialog.complete(new File("/d/.xlsx.csv"), forms, ".csv")).isEqualTo(Path.of("/d/.xlsx.csv"));
    }

    @Test
    @DisplayName("The folder is an argument of its own from the root on, whatever its name holds")
    void commands() {
        Path odd = Path.of("-x; rm $(a) `b`").resolve("report.pdf");
        String whole = odd.toAbsolutePath().getParent().toString();
        assertThat(new Reveal("Linux").command(odd)).containsExactly("xdg-open", whole);
        assertThat(new Reveal("Mac OS X").command(odd)).containsExactly("open", whole);
        assertThat(new Reveal("Windows 11").command(odd)).containsExactly("explorer", whole);
        assertThat(Path.of(whole)).isAbsolute();
    }
}
