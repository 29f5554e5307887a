package io.modeldeck.inference.torch;

import io.modeldeck.inference.RuntimeFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at a file before PyTorch does: only an archive of TorchScript is taken. A pickled model would run its own code when it is read. */
public final class TorchFile {

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int COMMENT_MOST = 65_535;
    private static final int NAMES_MOST = 100_000;

    private TorchFile() {}

    /** Reads a file that is a TorchScript archive; refuses anything else. */
    public static byte[] read(Path file, long most) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new RuntimeFailure("There is no model file '" + file + "'; check the path.");
            }
            if (Files.size(file) > most) {
                throw new RuntimeFailure("'" + file + "' is " + Files.size(file)
                        + " bytes long; the limit for a model is " + most + ".");
            }
            byte[] content = Files.readAllBytes(file);
            require(content, file.toString());
            return content;
        } catch (IOException e) {
            throw new RuntimeFailure("Cannot read the model file '" + file + "' (" + e.getMessage() + ").", e);
        }
    }

    static void require(byte[] content, String name) {
        List<String> entries = entries(content);
        boolean script = entries.stream().anyMatch(e -> e.contains("/code/") && e.endsWith(".py"))
                && entries.stream().anyMatch(e -> e.endsWith("/constants.pkl"));
        if (script) {
            return;
        }
        if (entries.stream().anyMatch(e -> e.endsWith("data.pkl"))) {
            throw new RuntimeFailure(
                    "'" + name + "' is a pickled PyTorch model, which may run any code when it is read;"
                            + " export it as TorchScript (torch.jit.script or torch.jit.trace, then save) and name that file.");
        }
        throw new RuntimeFailure(
                "'" + name + "' is no TorchScript model; save it with torch.jit.save and name that file.");
    }

    /** The names in the archive's own directory; none where there is no sound one. */
    private static List<String> entries(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(bytes);
        List<String> names = new ArrayList<>();
        if (end < 0) {
            return names;
        }
        int at = bytes.getInt(end + 16);
        while (at >= 0
                && at + ENTRY_LENGTH <= content.length
                && bytes.getInt(at) == ENTRY
                && names.size() < NAMES_MOST) {
            int length = Short.toUnsignedInt(bytes.getShort(at + 28));
            if (at + ENTRY_LENGTH + length > content.length) {
                break;
            }
            names.add(new String(content, at + ENTRY_LENGTH, length, StandardCharsets.UTF_8));
            at += ENTRY_LENGTH
                    + length
                    + Short.toUnsignedInt(bytes.getShort(at + 30))
                    + Short.toUnsignedInt(bytes.getShort(at + 32));
        }
        return names;
    }

    private static int end(ByteBuffer bytes) {
        int last = bytes.capacity() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - COMMENT_MOST); at--) {
            if (bytes.getInt(at) == END) {
                return at;
            }
        }
        return -1;
    }
}
