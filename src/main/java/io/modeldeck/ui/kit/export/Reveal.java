package io.modeldeck.ui.kit.export;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows where a file lies, in the desktop's own window of folders: by {@code xdg-open} on Linux, {@code open} on macOS, {@code explorer} on Windows.
 *
 * @param system the operating system's name
 */
public record Reveal(String system) {

    /** What leads to a file: its folder where there is a desktop that can open it, else its path on the clipboard. */
    public static Action action(FxTasks tasks, Path file) {
        return action(ofSystem(), tasks, file);
    }

    static Action action(Optional<Reveal> desktop, FxTasks tasks, Path file) {
        String words = Messages.text("save.reveal");
        return desktop.map(program ->
                        new Action(words, () -> tasks.run(words, () -> program.folderOf(file), folder -> {})))
                .orElseGet(() -> new Action(Messages.text("save.copy-path"), () -> Clipboards.copy(file.toString())));
    }

    /** Of this machine; empty without a desktop. */
    static Optional<Reveal> ofSystem() {
        return Desktop.system().map(Reveal::new);
    }

    /** Opens the folder of the file and waits for nothing. Off the FX thread. */
    Path folderOf(Path file) {
        List<String> command = command(file);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return file;
        } catch (IOException none) {
            throw new Problem(Messages.text("save.not-revealed", command.getLast(), DiskReason.of(none)), none);
        }
    }

    /** The folder is an argument of its own and begins at the root, so that no name in it is read as an option or by a shell. */
    List<String> command(Path file) {
        String folder = file.toAbsolutePath().getParent().toString();
        String name = system.toLowerCase(Locale.ROOT);
        String program = name.startsWith("windows") ? "explorer" : name.startsWith("mac") ? "open" : "xdg-open";
        return List.of(program, folder);
    }
}
