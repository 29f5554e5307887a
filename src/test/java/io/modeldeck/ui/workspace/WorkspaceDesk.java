package io.modeldeck.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.ColumnRole;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.shell.ScreenCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty workspace, and the window at its welcome; of each test its own. */
abstract class WorkspaceDesk {

    static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");

    @TempDir
    Path folder;

    private final AtomicReference<ScreenContext> context = new AtomicReference<>();
    Engine engine;
    ConsoleWindow console;

    @BeforeEach
    void open() {
        engine = Engine.open(
                        new Workspace(folder.resolve("workspace")),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        WorkspaceDesk::refuseFxThread)
                .orElseThrow();
        ScreenCatalog catalog = new ScreenCatalog()
                .add(Section.WELCOME, made -> {
                    context.set(made);
                    return new WelcomeView(made);
                })
                .add(Section.JOBS, JobsView::new)
                .add(Section.SETTINGS, SettingsView::new);
        console = ConsoleWindow.open(engine, catalog, 1000, 700);
        console.start(new Place.Welcome());
    }

    @AfterEach
    void close() {
        console.settle();
        console.close();
        engine.close();
    }

    private static void refuseFxThread() {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("The engine was asked on the FX thread");
        }
    }

    /** What the screens have around them. */
    ScreenContext context() {
        return context.get();
    }

    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** The model of a table whose good rows were imported through the dialog. */
    ModelInfo imported() throws IOException {
        Path csv = file("events.csv", """
                when,id,amount,guess,truth
                2025-03-01 08:00:00,a,1.5,yes,yes
                2025-03-01 09:00:00,b,2.5,no,yes
                2025-03-01 10:00:00,c,3.5,no,no
                some day,d,4.5,no,no
                """);
        ImportEventsDialog dialog = FxTest.onFx(() -> ImportEventsDialog.open(context(), FilePicker.system()));
        console.settle();
        FxTest.doOnFx(() -> {
            dialog.file().setModel("payments");
            dialog.file().take(csv);
        });
        console.settle();
        assertThat(FxTest.onFx(() -> dialog.file().isReady()))
                .as(dialog.frame().refusal())
                .isTrue();
        FxTest.doOnFx(() -> {
            dialog.next();
            dialog.columns().choose("when", ColumnRole.TIME);
            dialog.columns().choose("id", ColumnRole.ID);
            dialog.columns().choose("guess", ColumnRole.PREDICTION);
            dialog.columns().choose("truth", ColumnRole.LABEL);
            dialog.next();
        });
        console.settle();
        assertThat(engine.registry().models()).as("a dry run writes nothing").isEmpty();
        assertThat(FxTest.onFx(() -> dialog.check().isReady()))
                .as(dialog.frame().refusal())
                .isTrue();
        FxTest.doOnFx(dialog::next);
        console.settle();
        assertThat(dialog.frame().refusal()).isEmpty();
        FxTest.doOnFx(() -> dialog.frame().close());
        return engine.registry().requireModel("payments");
    }
}
