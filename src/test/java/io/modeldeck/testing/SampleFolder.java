package io.modeldeck.testing;

import io.modeldeck.app.Engine;
import io.modeldeck.app.SampleWorkspace;
import io.modeldeck.domain.Progress;
import io.modeldeck.store.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** The sample workspace as a person gets it, built once for all tests; each test works on a copy of its own. */
public final class SampleFolder {

    /** When the thirty days end. */
    public static final Instant NOW = Instant.parse("2026-03-01T09:20:00Z");

    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static Path built;

    private SampleFolder() {}

    /** Opens a copy in the folder, which need not be there. */
    public static Engine openCopy(Path folder) {
        return openCopy(folder, CLOCK);
    }

    /** The same under another clock. */
    public static Engine openCopy(Path folder, Clock clock) {
        try {
            copy(original(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Engine.open(new Workspace(folder), clock, () -> {}).orElseThrow();
    }

    private static synchronized Path original() {
        if (built == null) {
            Path folder = Scratch.folder("modeldeck-sample");
            try (Engine engine =
                    Engine.open(new Workspace(folder), CLOCK, () -> {}).orElseThrow()) {
                SampleWorkspace.build(engine, NOW, Progress.none());
            }
            built = folder;
        }
        return built;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
