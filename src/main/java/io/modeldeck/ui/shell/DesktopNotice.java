package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.export.Desktop;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the desktop that something waits, by the program that it has for it: {@code notify-send} on Linux, {@code osascript} on macOS. Where there is
 * none, or no desktop, nothing happens: the window says it anyway.
 */
final class DesktopNotice {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotice.class);
    private static final int LONGEST = 240;
    private static final long PATIENCE_SECONDS = 5;

    private final Optional<String> system;
    private final Executor background;
    private boolean broken;

    /** @param system the operating system's name; empty where nothing is to be told */
    DesktopNotice(Optional<String> system, Executor background) {
        this.system = system;
        this.background = background;
    }

    /** Of this machine, unless the window is drawn without a display. */
    static DesktopNotice ofSystem(Executor background) {
        return new DesktopNotice(Desktop.system(), background);
    }

    /** One notice for all that is new: the most urgent one with its words, the others as a number. */
    void tell(String title, String sentence) {
        system.map(name -> command(name, title, sentence))
                .filter(command -> !command.isEmpty())
                .ifPresent(command -> background.execute(() -> run(command)));
    }

    /** What says it on that system; empty where nothing does. Texts are arguments of their own, never part of a script. */
    static List<String> command(String system, String title, String sentence) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return List.of(
                    "notify-send",
                    "--app-name=ModelDeck",
                    "--urgency=critical",
                    "--",
                    plain(title),
                    // the body may hold marks of its own
                    plain(sentence).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        if (name.startsWith("mac")) {
            return List.of(
                    "osascript",
                    "-e",
                    "on run argv",
                    "-e",
                    "display notification (item 2 of argv) with title (item 1 of argv)",
                    "-e",
                    "end run",
                    "--",
                    plain(title),
                    plain(sentence));
        }
        return List.of();
    }

    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private void run(List<String> command) {
        if (broken) {
            return;
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException none) {
            broken = true;
            LOG.info("The desktop is told nothing: {}", none.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
