package io.modeldeck.store;

import io.modeldeck.domain.WholeFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Half-written files that a kill left in folders of a workspace, known by names that only we give. For whoever holds the workspace, before anybody writes. */
public final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Pattern INCOMING = Pattern.compile("incoming\\d+\\.part");

    private Leftovers() {}

    /** Removes them. One that cannot be removed harms nobody: it is tried again the next time. */
    public static void clear(Workspace workspace) {
        clear(workspace.artifactFolder(), Leftovers::isIncoming);
        clear(workspace.backups(), WholeFile::isPart);
    }

    /** Whether a file of that name was on its way into a folder of ours. */
    public static boolean isIncoming(String name) {
        return INCOMING.matcher(name).matches();
    }

    /** Removes the plain files of a folder, if it is there, whose names are such. */
    public static void clear(Path folder, Predicate<String> names) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> names.test(file.getFileName().toString()) && Files.isRegularFile(file))) {
            files.forEach(Backup::deleteQuietly);
        } catch (IOException e) {
            LOG.warn("Whether a kill left something in {} cannot be read", folder, e);
        }
    }
}
