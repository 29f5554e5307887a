package io.modeldeck.ui.kit;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.WholeFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks where to save, remembers the folder, writes off the FX thread and says what came of it. */
public final class SaveDialog {

    /** Says where, or nothing where the person changed their mind. */
    @FunctionalInterface
    public interface Target {
        Optional<Path> ask(String name, List<String> extensions);
    }

    private final FxTasks tasks;
    private final Toasts toasts;
    private final Target target;

    public SaveDialog(FxTasks tasks, Toasts toasts, Target target) {
        this.tasks = tasks;
        this.toasts = toasts;
        this.target = target;
    }

    /** Fulfils the request. */
    public void save(SaveRequest request) {
        target.ask(request.name(), request.extensions())
                .ifPresent(file -> tasks.run(
                        Messages.text("save.what", file.getFileName()),
                        () -> write(request, file),
                        saved -> toasts.show(
                                Messages.text("save.done", saved.getFileName()),
                                new Action(Messages.text("save.copy-path"), () -> Clipboards.copy(saved.toString())))));
    }

    private static Path write(SaveRequest request, Path file) {
        try {
            WholeFile.write(
                    file,
                    part -> request.content()
                            .into(new SaveRequest.Into(part, file.getFileName().toString())));
            return file;
        } catch (IOException fault) {
            throw new Problem(Messages.text("save.failed", file, DiskReason.of(fault)), fault);
        }
    }

    /** The system's dialog. It opens in the folder that was chosen last. */
    public static Target system(Supplier<Window> owner) {
        return new Target() {
            private Optional<File> folder = Optional.empty();

            @Override
            public Optional<Path> ask(String name, List<String> extensions) {
                FileChooser chooser = new FileChooser();
                chooser.setInitialFileName(name + extensions.getFirst());
                folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
                extensions.forEach(extension -> chooser.getExtensionFilters()
                        .add(new FileChooser.ExtensionFilter(
                                extension.substring(1).toUpperCase(Locale.ROOT), "*" + extension)));
                Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(owner.get()));
                chosen.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
                FileChooser.ExtensionFilter filter = chooser.getSelectedExtensionFilter();
                String fallback = filter == null
                        ? extensions.getFirst()
                        : filter.getExtensions().getFirst().substring(1);
                return chosen.map(file -> complete(file, extensions, fallback));
            }
        };
    }

    /** With an ending that says the form, also where the person typed none or another. */
    static Path complete(File file, List<String> extensions, String fallback) {
        String lower = file.getName().toLowerCase(Locale.ROOT);
        boolean known = extensions.stream().anyMatch(lower::endsWith);
        return known ? file.toPath() : Path.of(file.getPath() + fallback);
    }
}
