package io.modeldeck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own and of a given size, that can be filled and made read-only for real: a tmpfs, which only root may mount. */
public final class SmallDisk implements AutoCloseable {

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** Aborts the calling test where this system cannot mount one. */
    public static SmallDisk mount(Path place, int mebibytes) throws IOException {
        Files.createDirectories(place);
        Lacking.unless(
                Lacking.succeeds("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", place.toString()),
                "the right to mount a small disk (root on Linux)");
        return new SmallDisk(place);
    }

    public Path place() {
        return place;
    }

    public void makeReadOnly(boolean readOnly) {
        assertThat(Lacking.succeeds("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), place.toString()))
                .isTrue();
    }

    /** Leaves so many bytes free; answers the file that takes the rest. */
    public Path fillUpTo(long free) throws IOException {
        Path ballast = place.resolve("ballast");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (long left = Files.getFileStore(place).getUsableSpace() - free; left > 0; left -= block.length) {
                out.write(block);
            }
        }
        return ballast;
    }

    @Override
    public void close() {
        assertThat(Lacking.succeeds("umount", place.toString())).isTrue();
    }
}
