package io.modeldeck.inference.tensorflow;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.inference.RuntimeFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a SavedModel.
 *
 * @param folder that holds them: the one named, or one of its numbered versions
 * @param version the number of that version; empty when the folder was named itself
 * @param files what TensorFlow loads, by path in the folder
 */
record SavedModelFolder(Path folder, Optional<String> version, SortedMap<String, byte[]> files) {

    static final String VARIABLES = "variables/";

    private static final String TEXT_GRAPH = "saved_model.pbtxt";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int FILES_MOST = 10_000;

    /** Whether a folder looks like one, or like one of numbered versions. */
    static boolean is(Path folder) {
        return isModel(folder) || !versions(folder).isEmpty();
    }

    private static boolean isModel(Path folder) {
        return Files.isRegularFile(folder.resolve(SavedModelArchive.GRAPH))
                || Files.isRegularFile(folder.resolve(TEXT_GRAPH));
    }

    /** The numbered versions in a folder, the newest last. */
    private static List<Path> versions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(f -> NUMBER.matcher(f.getFileName().toString()).matches())
                    .filter(SavedModelFolder::isModel)
                    .sorted(Comparator.comparingLong(SavedModelFolder::number))
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static long number(Path version) {
        return Long.parseLong(version.getFileName().toString());
    }

    /**
     * Reads a SavedModel.
     *
     * @param wished the numbered version to be taken, where there are several; else the newest
     */
    static SavedModelFolder read(Path named, Optional<String> wished, long most) {
        if (isModel(named)) {
            if (wished.isPresent()) {
                throw new RuntimeFailure(named + " is a SavedModel itself and has no numbered versions; leave "
                        + "--model-version out.");
            }
            return new SavedModelFolder(named, Optional.empty(), files(named, most));
        }
        Path chosen = chosen(named, versions(named), wished);
        return new SavedModelFolder(chosen, Optional.of(chosen.getFileName().toString()), files(chosen, most));
    }

    private static Path chosen(Path named, List<Path> versions, Optional<String> wished) {
        if (versions.isEmpty()) {
            throw new RuntimeFailure(named + " is no SavedModel: it holds neither " + SavedModelArchive.GRAPH
                    + " nor numbered folders with one. Export the model with tf.saved_model.save and name its folder.");
        }
        if (wished.isEmpty()) {
            return versions.getLast();
        }
        return versions.stream()
                .filter(version ->
                        NUMBER.matcher(wished.get()).matches() && number(version) == Long.parseLong(wished.get()))
                .findFirst()
                .orElseThrow(() -> new RuntimeFailure(named + " has no version " + wished.get() + "; its versions are "
                        + String.join(
                                ", ",
                                versions.stream()
                                        .map(version -> version.getFileName().toString())
                                        .toList())
                        + "."));
    }

    private static SortedMap<String, byte[]> files(Path folder, long most) {
        if (!Files.isRegularFile(folder.resolve(SavedModelArchive.GRAPH))) {
            throw new RuntimeFailure(folder + " holds its graph as text (" + TEXT_GRAPH + "); save the model again, in"
                    + " the usual binary form.");
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            Path real = folder.toRealPath();
            long size = 0;
            for (Path file : inside(folder)) {
                if (!file.toRealPath().startsWith(real)) {
                    throw new RuntimeFailure(
                            file + " is a link that leads out of the model's folder; copy the file itself" + " there.");
                }
                size += Files.size(file);
                if (size > most || size > Runtime.getRuntime().maxMemory() / 3) {
                    throw new RuntimeFailure("The model in " + folder + " is larger than " + size
                            + " bytes, too much for the memory that this program may use or for one model (at most "
                            + most + "). Use a smaller or a quantised model, or start with more memory (-Xmx).");
                }
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(name, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        return files;
    }

    /** The graph, its variables and its assets; whatever else lies there is none of the model. */
    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Stream.of("variables", "assets")
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .flatMap(SavedModelFolder::walk)) {
            List<Path> files = Stream.concat(Stream.of(folder.resolve(SavedModelArchive.GRAPH)), all)
                    .limit(FILES_MOST + 1L)
                    .toList();
            if (files.size() > FILES_MOST) {
                throw new RuntimeFailure(
                        folder + " holds more than " + FILES_MOST + " files; name the folder of the model alone.");
            }
            return files;
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static RuntimeFailure unreadable(Path file, IOException e) {
        return new RuntimeFailure(file + " cannot be read (" + DiskReason.of(e) + "); check the path.", e);
    }
}
