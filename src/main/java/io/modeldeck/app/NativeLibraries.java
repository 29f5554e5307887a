package io.modeldeck.app;

import io.modeldeck.inference.OnnxLibrary;
import io.modeldeck.store.NativeFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the native libraries of this process come from. Called first, before one of them is loaded. */
public final class NativeLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);

    private NativeLibraries() {}

    /**
     * Has them unpacked below the folder, once. Where that cannot be done, as on a home that is read-only, each library falls back to the
     * temporary folder, which works as well.
     *
     * @param cache the user's folder for what can be made again
     */
    public static void unpackInto(Path cache) {
        try {
            NativeFolder folder = new NativeFolder(cache.resolve("natives"));
            folder.prepareSqlite();
            OnnxLibrary.prepare(folder);
            // DJL, in the processes of models, unpacks what its pack holds.
            System.setProperty(
                    "DJL_CACHE_DIR", cache.resolve("natives").resolve("djl").toString());
            System.setProperty(
                    "ENGINE_CACHE_DIR", cache.resolve("natives").resolve("djl").toString());
            // TensorFlow's bridge does so as well.
            System.setProperty(
                    "org.bytedeco.javacpp.cachedir",
                    cache.resolve("natives").resolve("javacpp").toString());
            // JavaFX unpacks by itself, by default beside the user's documents.
            System.setProperty(
                    "javafx.cachedir",
                    cache.resolve("natives").resolve("javafx").toString());
        } catch (IOException e) {
            LOG.info("Native libraries are unpacked into the temporary folder, as {} cannot hold them", cache, e);
            System.setProperty("javafx.cachedir", System.getProperty("java.io.tmpdir"));
        }
    }
}
