package io.modeldeck.intake;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A file or folder of this machine as a source: what lies in it, with nothing that points elsewhere. */
final class LocalFiles {

    private static final int MOST = 2_000;
    private static final int DEEPEST = 6;

    private LocalFiles() {}

    static Inspection inspect(FetchSource.Local source) {
        Path path = source.path().toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw FetchFailure.of(FetchFailure.Code.NOT_FOUND, "There is nothing at " + path + "; check the path.");
        }
        boolean folder = Files.isDirectory(path);
        List<FetchFile> files =
                folder ? inside(path) : List.of(file(path.getFileName().toString(), path));
        VariantGuess guess = VariantGuess.of(files);
        boolean whole = guess.variants().isEmpty() && !folder;
        return new Inspection(
                source,
                guess.framework(),
                whole ? List.of(new Variant("default", "as kept", files)) : guess.variants(),
                Map.of(),
                path.getFileName().toString().replaceFirst("\\.[^.]*$", ""),
                Optional.empty(),
                guess.notes());
    }

    private static List<FetchFile> inside(Path folder) {
        List<FetchFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
            for (Path path : (Iterable<Path>) found::iterator) {
                if (Files.isSymbolicLink(path) && !path.equals(folder)) {
                    throw FetchFailure.of(
                            FetchFailure.Code.LINK, path + " is a link to somewhere else; put the file itself there.");
                }
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(file(folder.relativize(path).toString().replace('\\', '/'), path));
                }
                if (files.size() > MOST) {
                    throw FetchFailure.of(
                            FetchFailure.Code.TOO_LARGE,
                            folder + " holds more than " + MOST + " files; name the model's own folder.");
                }
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        return files;
    }

    private static FetchFile file(String name, Path path) {
        try {
            return FetchFile.at(name, path.toString(), Optional.of(Files.size(path)));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static FetchFailure unreadable(Path path, IOException e) {
        return FetchFailure.of(FetchFailure.Code.DISK, "Cannot read " + path + " (" + DiskReason.of(e) + ").", e);
    }
}
