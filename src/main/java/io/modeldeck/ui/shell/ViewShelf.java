package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.config.SavedViews;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved views of the workspace. Files that lie in its folder {@code views}, as somebody sent them or an earlier version kept them, are taken up.
 * Off the FX thread only.
 */
final class ViewShelf {

    private static final Logger LOG = LoggerFactory.getLogger(ViewShelf.class);

    private final Engine engine;
    private final Path folder;

    ViewShelf(Engine engine) {
        this.engine = engine;
        this.folder = engine.workspace().folder().resolve("views");
    }

    /** All that can be read, by name. One that cannot is left out and logged. */
    List<SavedView> all() {
        takeUp();
        return engine.views().all().stream()
                .flatMap(kept -> read(kept.name(), kept.json()).stream())
                .toList();
    }

    private static Optional<SavedView> read(String from, String json) {
        try {
            return Optional.of(SavedView.read(json));
        } catch (Problem problem) {
            LOG.warn("{} is no saved view: {}", from, problem.getMessage());
            return Optional.empty();
        }
    }

    /** What lies in the folder becomes a view of the workspace, then the file goes. It stays where another view has its name. */
    private void takeUp() {
        if (!engine.isWritable() || !Files.isDirectory(folder)) {
            return;
        }
        for (Path file : files()) {
            try {
                SavedView view = SavedView.read(file).keeping(SavedView.Keeping.FIXED);
                Optional<SavedViews.Kept> there = named(view.name());
                if (there.isEmpty()) {
                    keep(view);
                } else if (!SavedView.read(there.get().json()).shows(view)) {
                    LOG.warn("{} stays where it is: there is a view '{}' already", file.getFileName(), view.name());
                    continue;
                }
                Files.delete(file);
            } catch (IOException | Problem fault) {
                LOG.warn("{} is no saved view: {}", file.getFileName(), fault.getMessage());
            }
        }
    }

    private Optional<SavedViews.Kept> named(String name) {
        return engine.views().all().stream()
                .filter(kept -> kept.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private List<Path> files() {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.getFileName().toString().endsWith(SavedView.ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Problem(Messages.text("view.folder.unread", folder, DiskReason.of(e)), e);
        }
    }

    /**
     * Keeps what somebody saves; answers the view of the same name that it replaces.
     *
     * @throws Problem where that is to stay as it is
     */
    Optional<SavedView> save(SavedView view) {
        if (BuiltInViews.isName(view.name())) {
            view.keeping(SavedView.Keeping.BUILT_IN).requireChanges();
        }
        named(view.name()).flatMap(kept -> read(kept.name(), kept.json())).ifPresent(SavedView::requireChanges);
        return keep(view);
    }

    /** Keeps the view, whatever has its name; answers the one that it replaces. */
    Optional<SavedView> keep(SavedView view) {
        Optional<SavedView> before = named(view.name()).flatMap(kept -> read(kept.name(), kept.json()));
        engine.views().keep(ScreenContext.person(engine), engine.clock().instant(), view.name(), view.json());
        return before;
    }

    void remove(SavedView view) {
        engine.views().remove(ScreenContext.person(engine), engine.clock().instant(), view.name());
    }
}
