package io.modeldeck.ui.shell;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saved views as files of a folder, one each: what somebody sends is put there. Off the FX thread only. */
final class ViewShelf {

    private static final Logger LOG = LoggerFactory.getLogger(ViewShelf.class);
    private static final String ENDING = ".view.json";
    private static final long LARGEST = 64_000;

    private final Path folder;

    ViewShelf(Path folder) {
        this.folder = folder;
    }

    /** All that can be read, by name. A file that is none is left out and logged. */
    List<SavedView> all() {
        List<SavedView> views = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return views;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(ENDING)).forEach(file -> read(file, views));
        } catch (IOException e) {
            throw new Problem("The saved views in " + folder + " cannot be read (" + DiskReason.of(e) + ").", e);
        }
        views.sort(Comparator.comparing(SavedView::name, String.CASE_INSENSITIVE_ORDER));
        return views;
    }

    private static void read(Path file, List<SavedView> views) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Problem("It is larger than a view can be.");
            }
            SavedView view = SavedView.read(Files.readString(file));
            if (views.stream().noneMatch(known -> known.name().equalsIgnoreCase(view.name()))) {
                views.add(view);
            }
        } catch (IOException | Problem e) {
            LOG.warn("{} is no saved view: {}", file.getFileName(), e.getMessage());
        }
    }

    /** Keeps the view; one of the same name is replaced. */
    void keep(SavedView view) {
        try {
            Files.createDirectories(folder);
            WholeFile.write(file(view.name()), view.json().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Problem("The view cannot be kept in " + folder + " (" + DiskReason.of(e) + ").", e);
        }
    }

    void remove(SavedView view) {
        try {
            Files.deleteIfExists(file(view.name()));
        } catch (IOException e) {
            throw new Problem("The view cannot be removed from " + folder + " (" + DiskReason.of(e) + ").", e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }
}
