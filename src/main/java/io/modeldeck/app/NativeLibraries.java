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

    /** Has them unpacked below the folder at once, as {@link #prepare} does in two steps. */
    public static void unpackInto(Path cache) {
        prepare(cache).run();
    }

    /**
     * Has them unpacked below the folder, once. Where that cannot be done, as on a home that is read-only, each library falls back to the
     * temporary folder, which works as well.
     *
     * @param cache the user's folder for what can be made again
     * @return what takes its time, to be done before a workspace is opened; the window's toolkit may come up before
     */
    public static Runnable prepare(Path cache) {
        Path natives = cache.resolve("natives");
        try {
            NativeFolder folder = new NativeFolder(natives);
            // DJL, in the processes of models, unpacks what its pack holds.
            System.setProperty("DJL_CACHE_DIR", natives.resolve("djl").toString());
            System.setProperty("ENGINE_CACHE_DIR", natives.resolve("djl").toString());
            // TensorFlow's bridge does so as well.
            System.setProperty(
                    "org.bytedeco.javacpp.cachedir", natives.resolve("javacpp").toString());
            // JavaFX unpacks by itself, by default beside the user's documents.
            System.setProperty("javafx.cachedir", natives.resolve("javafx").toString());
            return () -> unpack(folder, cache);
        } catch (IOException e) {
            System.setProperty("javafx.cachedir", System.getProperty("java.io.tmpdir"));
            return () -> sayElsewhere(cache, e);
        }
    }

    private static void unpack(NativeFolder folder, Path cache) {
        try {
            folder.prepareSqlite();
            OnnxLibrary.prepare(folder);
        } catch (IOException e) {
            sayElsewhere(cache, e);
        }
    }

    private static void sayElsewhere(Path cache, IOException e) {
        LOG.info("Native libraries are unpacked into the temporary folder, as {} cannot hold them", cache, e);
    }
}
