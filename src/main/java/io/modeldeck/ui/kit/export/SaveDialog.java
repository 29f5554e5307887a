package io.modeldeck.ui.kit.export;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import io.modeldeck.domain.WholeFile;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Asks where to save, remembers the folder, writes off the FX thread and says what came of it. What takes longer than a moment says how far it has come
 * and can be stopped; a file that was stopped is not there.
 */
public final class SaveDialog {

    /** Says where, or nothing where the person changed their mind. */
    @FunctionalInterface
    public interface Target {
        Optional<Path> ask(String name, List<String> extensions);
    }

    /** Shorter work needs no word until it is done. */
    private static final Duration MOMENT = Duration.seconds(1);

    private final FxTasks tasks;
    private final Toasts toasts;
    private final Target target;
    private final Optional<Reveal> reveal;
    private final Duration moment;

    public SaveDialog(FxTasks tasks, Toasts toasts, Target target) {
        this(tasks, toasts, target, Reveal.ofSystem(), MOMENT);
    }

    SaveDialog(FxTasks tasks, Toasts toasts, Target target, Optional<Reveal> reveal, Duration moment) {
        this.tasks = tasks;
        this.toasts = toasts;
        this.target = target;
        this.reveal = reveal;
        this.moment = moment;
    }

    /** Fulfils the request. */
    public void save(SaveRequest request) {
        target.ask(request.name(), request.extensions()).ifPresent(file -> save(request, file));
    }

    private void save(SaveRequest request, Path file) {
        String what = Messages.text("save.what", file.getFileName());
        // a wish of its own, so that what came of it is still told: a file that was complete by then is there
        Stop stop = new Stop();
        Toasts.Work shown = toasts.work(what);
        PauseTransition wait = new PauseTransition(moment);
        Runnable end = () -> {
            wait.stop();
            shown.end();
        };
        tasks.run(
                what,
                progress -> write(request, file, stop.over(progress)),
                step -> shown.say(share(what, step)),
                saved -> {
                    end.run();
                    saved.ifPresentOrElse(
                            there -> toasts.show(
                                    Messages.text("save.done", there.getFileName()),
                                    Reveal.action(reveal, tasks, there)),
                            () -> toasts.show(Messages.text("save.stopped", file.getFileName())));
                },
                failure -> {
                    end.run();
                    toasts.failed(failure);
                });
        wait.setOnFinished(event -> shown.start(new Action(Messages.text("save.stop"), stop::request)));
        wait.play();
    }

    private static String share(String what, FxTasks.Step step) {
        return step.share() < 0 ? what : Messages.text("save.share", what, Math.round(100 * step.share()));
    }

    /** Empty where it was stopped. */
    private static Optional<Path> write(SaveRequest request, Path file, Progress progress) {
        try {
            WholeFile.write(file, part -> {
                request.content()
                        .into(new SaveRequest.Into(part, file.getFileName().toString(), progress));
                // the last place where it can be stopped: after this the file takes its name
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
            });
            return Optional.of(file);
        } catch (CancellationException stopped) {
            return Optional.empty();
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
                return ask(name + extensions.getFirst(), extensions, extensions.getFirst());
            }

            private Optional<Path> ask(String proposed, List<String> extensions, String form) {
                FileChooser chooser = new FileChooser();
                chooser.setInitialFileName(proposed);
                folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
                chooser.getExtensionFilters()
                        .setAll(extensions.stream().map(SaveDialog::filter).toList());
                chooser.setSelectedExtensionFilter(chooser.getExtensionFilters().get(extensions.indexOf(form)));
                Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(owner.get()));
                chosen.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
                FileChooser.ExtensionFilter filter = chooser.getSelectedExtensionFilter();
                String fallback = filter == null
                        ? extensions.getFirst()
                        : filter.getExtensions().getFirst().substring(1);
                return chosen.flatMap(file -> {
                    Path meant = complete(file, extensions, fallback);
                    boolean unasked = !meant.equals(file.toPath()) && Files.exists(meant);
                    // the system asked whether another name may be replaced, so it is asked again about this one
                    return unasked
                            ? ask(meant.getFileName().toString(), extensions, ending(meant, extensions))
                            : Optional.of(meant);
                });
            }
        };
    }

    private static FileChooser.ExtensionFilter filter(String extension) {
        return new FileChooser.ExtensionFilter(extension.substring(1).toUpperCase(Locale.ROOT), "*" + extension);
    }

    /**
     * With an ending that says the form, also where the person typed none or another. An offered ending that was typed stays the last one, though the
     * system's dialog hangs the one of its filter on: {@code out.xlsx}, not {@code out.xlsx.csv}.
     */
    static Path complete(File file, List<String> extensions, String fallback) {
        String path = file.getPath();
        String lower = file.getName().toLowerCase(Locale.ROOT);
        if (lower.endsWith(fallback)) {
            String typed = path.substring(0, path.length() - fallback.length());
            String name = lower.substring(0, lower.length() - fallback.length());
            boolean said = extensions.stream().anyMatch(one -> name.endsWith(one) && name.length() > one.length());
            return Path.of(said ? typed : path);
        }
        return Path.of(extensions.stream().anyMatch(lower::endsWith) ? path : path + fallback);
    }

    private static String ending(Path file, List<String> extensions) {
        String lower = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return extensions.stream().filter(lower::endsWith).findFirst().orElseThrow();
    }
}
