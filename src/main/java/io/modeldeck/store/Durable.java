package io.modeldeck.store;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings onto the disk what was written, so that a power cut takes nothing back that was said to be done. */
public final class Durable {

    private static final Logger LOG = LoggerFactory.getLogger(Durable.class);

    private Durable() {}

    /** All that anybody wrote to the file so far. */
    public static void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * The names in the folder: what was made, moved or removed there. Windows keeps them by itself, and opens no folder. Where a system does not let a folder be
     * opened or forced, as one that may be written but not read, what was done in it stays done.
     */
    public static void folder(Path folder) {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                LOG.info("The names in {} come onto the disk when the system brings them there", folder, e);
            }
        }
    }
}
