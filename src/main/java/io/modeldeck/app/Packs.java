package io.modeldeck.app;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.RuntimeFailure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runtimes that are too large for everybody: folders of libraries beside the application ({@code packs/pytorch}), put there by the build or copied from a
 * folder. Only the processes of models load them.
 */
public final class Packs {

    /** Names another folder for all packs. */
    static final String PROPERTY = "modeldeck.packs";

    /**
     * A jar of a pack.
     *
     * @param rest what stands behind its name, as a pattern
     */
    private record Library(String name, String rest) {

        /** As a person looks for it. */
        String words() {
            return name + "-….jar" + (rest.contains("linux") ? " for a system" : "");
        }

        boolean is(Path jar) {
            return jar.getFileName().toString().matches(Pattern.quote(name) + rest);
        }
    }

    private static Library any(String name) {
        return new Library(name, ".*\\.jar");
    }

    /** A pack that is known, whether it is there or not. */
    public enum Pack {
        PYTORCH("pytorch", any("pytorch-engine"), any("pytorch-jni"), any("pytorch-native-cpu")),
        TENSORFLOW(
                "tensorflow",
                any("tensorflow-core-api"),
                new Library("tensorflow-core-native", "-[0-9.]+\\.jar"),
                new Library("tensorflow-core-native", "-[0-9.]+-(linux|macosx|windows)-.+\\.jar"),
                any("ndarray"),
                any("javacpp")),
        TRANSFORMERS("transformers", any("tokenizers"));

        private final String word;
        private final List<Library> libraries;

        Pack(String word, Library... libraries) {
            this.word = word;
            this.libraries = List.of(libraries);
        }

        public String word() {
            return word;
        }

        /** What puts it there, as a person types it. */
        public String command() {
            return "./mvnw -Ppack-" + word + " package";
        }

        /** The pack that serves a framework: they have the same names. */
        public static Optional<Pack> serving(String framework) {
            return Stream.of(values())
                    .filter(pack -> pack.word.equals(framework))
                    .findFirst();
        }

        public static Pack of(String word) {
            return serving(word)
                    .orElseThrow(() -> new Problem("There is no pack '" + word + "'; the packs are "
                            + String.join(
                                    ", ", Stream.of(values()).map(Pack::word).toList()) + "."));
        }
    }

    private final Path folder;

    Packs(Path folder) {
        this.folder = folder;
    }

    /** Those of this application: beside the folder that holds its jar, or its classes while it is built. */
    public static Packs ofApplication() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return new Packs(Path.of(named));
        }
        try {
            Path own = Path.of(Packs.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path holder = Files.isDirectory(own) ? own : own.getParent();
            return new Packs(holder.resolveSibling("packs"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** The pack's libraries; empty when one of them is missing. */
    public Optional<List<Path>> libraries(Pack pack) {
        List<Path> jars = jars(folder.resolve(pack.word));
        boolean whole =
                pack.libraries.stream().allMatch(library -> jars.stream().anyMatch(library::is));
        return whole ? Optional.of(jars) : Optional.empty();
    }

    /** The pack's libraries; where it is not installed, a sentence with what installs it. */
    List<Path> require(Pack pack) {
        return libraries(pack)
                .orElseThrow(() -> new RuntimeFailure("The pack '" + pack.word + "' is not installed; fill " + folder
                        + " with: " + pack.command() + ", or with: modeldeck pack install " + pack.word
                        + " --from FOLDER."));
    }

    /** Copies the pack from a folder that holds its libraries; refused when one is missing there. */
    public void install(Pack pack, Path from) {
        List<Path> jars = jars(from).stream()
                .filter(jar -> pack.libraries.stream().anyMatch(library -> library.is(jar)))
                .toList();
        for (Library library : pack.libraries) {
            if (jars.stream().noneMatch(library::is)) {
                throw new Problem(from + " holds no " + library.words() + "; name the folder that " + pack.command()
                        + " filled on another machine of the same kind.");
            }
        }
        Path to = folder.resolve(pack.word);
        try {
            Files.createDirectories(to);
            for (Path jar : jars) {
                Files.copy(jar, to.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new Problem(
                    "The pack cannot be copied to " + to + " (" + DiskReason.of(e)
                            + "); make room there, or name another folder with -D" + PROPERTY + "=FOLDER.",
                    e);
        }
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Problem("The folder " + folder + " cannot be read (" + DiskReason.of(e) + ").", e);
        }
    }
}
