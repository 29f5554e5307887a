package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.inference.LoadedFigures;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.FrameworkName;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.util.List;

/** A model in memory, in words. */
record LoadedRow(LoadedFigures figures) {

    /** As it is now, the one used last first. Off the FX thread only. */
    static List<LoadedRow> read(Engine engine) {
        return engine.runtimes().figures().stream().map(LoadedRow::new).toList();
    }

    String version() {
        return Messages.text("jobs.loaded.version", figures.version().deploymentVersion());
    }

    String runtime() {
        return Messages.text(
                figures.ownProcess() ? "jobs.loaded.own-process" : "jobs.loaded.console",
                FrameworkName.of(figures.version().framework()));
    }

    String memory() {
        return Formats.bytes(figures.bytes());
    }

    String held() {
        return Formats.duration(seconds(figures.held()));
    }

    String used() {
        return figures.users() > 0
                ? Messages.text("jobs.loaded.now")
                : Messages.text("jobs.loaded.ago", Formats.duration(seconds(figures.idle())));
    }

    private static Duration seconds(Duration duration) {
        return Duration.ofSeconds(Math.max(1, duration.toSeconds()));
    }
}
