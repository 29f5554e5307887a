package io.modeldeck.inference;

import io.modeldeck.store.NativeFolder;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;

/** Where ONNX Runtime finds its native library. */
public final class OnnxLibrary {

    private OnnxLibrary() {}

    /** Tells the runtime, before its first class loads, to load its library from the folder; otherwise it unpacks 24 MB at each start. */
    public static void prepare(NativeFolder folder) throws IOException {
        String name = "/ai/onnxruntime/native/" + system() + "/" + System.mapLibraryName("onnxruntime");
        URL library = OnnxLibrary.class.getResource(name);
        if (library == null) {
            throw new IOException("no library for this system: " + name);
        }
        Path unpacked = folder.unpack(library);
        System.setProperty("onnxruntime.native.path", unpacked.getParent().toString());
    }

    /** The system's name in the runtime's jar. */
    private static String system() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = system.startsWith("mac") ? "osx" : system.startsWith("win") ? "win" : "linux";
        return family + "-" + (System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64");
    }
}
