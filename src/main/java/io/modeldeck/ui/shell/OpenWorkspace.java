package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.work.Undo;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What all windows on one open workspace have in common.
 *
 * @param facts what is known about the engine, read off the FX thread
 * @param writes whether they offer to change the workspace
 * @param background where their work runs; what a window began goes on when that window is closed
 * @param undo what was done in any of them
 * @param said what was said in any of them
 */
record OpenWorkspace(
        Engine engine,
        Supplier<ShellFacts> facts,
        ScreenCatalog catalog,
        Theme theme,
        Workspaces workspaces,
        boolean writes,
        ExecutorService background,
        Undo undo,
        NoticeLog said)
        implements AutoCloseable {

    private static final int WORKERS = 4;

    OpenWorkspace(
            Engine engine,
            Supplier<ShellFacts> facts,
            ScreenCatalog catalog,
            Theme theme,
            Workspaces workspaces,
            boolean writes) {
        this(
                engine,
                facts,
                catalog,
                theme,
                workspaces,
                writes,
                Executors.newFixedThreadPool(
                        WORKERS,
                        Thread.ofPlatform().daemon().name("ui-work-", 0).factory()),
                new Undo(),
                new NoticeLog());
    }

    /** The engine itself belongs to whoever opened it. */
    @Override
    public void close() {
        background.shutdownNow();
    }
}
