package io.modeldeck.store;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings onto the disk what was written, so that a power cut takes nothing back that was said to be done. */
final class Durable {

    private Durable() {}

    /** All that anybody wrote to the file so far. */
    static void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The names in the folder: what was made, moved or removed there. Windows keeps them by itself, and opens no folder. */
    static void folder(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
