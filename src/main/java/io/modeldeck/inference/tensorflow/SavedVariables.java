package io.modeldeck.inference.tensorflow;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Wire;
import io.modeldeck.inference.Wire.Malformed;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the variables of a SavedModel before TensorFlow does: an index, which is a sorted table of names and places, and the files with the values.
 * The forms are those of TensorFlow's table format and of its tensor_bundle.proto.
 */
final class SavedVariables {

    private static final String INDEX = SavedModelFolder.VARIABLES + "variables.index";
    private static final int HEADER_SHARDS = 1;
    private static final int ENTRY_TYPE = 1;
    private static final int ENTRY_SHARD = 3;
    private static final int ENTRY_OFFSET = 4;
    private static final int ENTRY_SIZE = 5;
    private static final int ENTRY_SUM = 6;
    private static final int ENTRY_SLICES = 7;

    private final Map<String, byte[]> files;
    private final String folder;
    private long shards = 1;

    private SavedVariables(Map<String, byte[]> files, String folder) {
        this.files = files;
        this.folder = folder;
    }

    static boolean isIn(Map<String, byte[]> files) {
        return files.containsKey(INDEX);
    }

    /** Refuses variables that are not whole or not as they were written. */
    static void require(Map<String, byte[]> files, String folder) {
        new SavedVariables(files, folder).check();
    }

    private void check() {
        try {
            Optional<Map<String, Wire>> read = SortedTable.entries(files.get(INDEX));
            if (read.isEmpty()) {
                // Its blocks are sound; what they say is TensorFlow's to read.
                return;
            }
            Map<String, Wire> entries = read.get();
            Wire header = entries.remove("");
            if (header == null) {
                throw new Malformed(false);
            }
            header(header);
            for (Map.Entry<String, Wire> entry : entries.entrySet()) {
                entry(entry.getKey(), entry.getValue());
            }
        } catch (Malformed e) {
            throw new RuntimeFailure(
                    "The variables of " + folder + " are damaged: " + INDEX
                            + " is no sound table of them. Copy or export the model again.",
                    e);
        }
    }

    private void header(Wire header) throws Malformed {
        while (header.next()) {
            if (header.field() == HEADER_SHARDS && header.isVarint()) {
                shards = header.varint();
            } else {
                header.skip();
            }
        }
    }

    private void entry(String name, Wire entry) throws Malformed {
        long type = 0;
        long shard = 0;
        long offset = 0;
        long size = 0;
        int sum = 0;
        boolean isSliced = false;
        while (entry.next()) {
            switch (entry.field()) {
                case ENTRY_TYPE -> type = entry.varint();
                case ENTRY_SHARD -> shard = entry.varint();
                case ENTRY_OFFSET -> offset = entry.varint();
                case ENTRY_SIZE -> size = entry.varint();
                case ENTRY_SUM -> sum = entry.fixed32();
                default -> {
                    isSliced |= entry.field() == ENTRY_SLICES;
                    entry.skip();
                }
            }
        }
        // The values of a variable in slices are entries of their own.
        if (!isSliced) {
            byte[] values = values(name, shard);
            if (offset < 0 || size < 0 || offset > values.length || size > values.length - offset) {
                throw damaged(name, "its values end beyond the end of " + file(shard));
            }
            // Texts are summed up in another way, which TensorFlow checks itself.
            boolean isPlain = type != TensorFlowType.DT_STRING.number() && type != TensorFlowType.DT_VARIANT.number();
            if (isPlain && sum != SortedTable.sum(values, (int) offset, (int) size)) {
                throw damaged(name, "its values are not those that were written");
            }
        }
    }

    private byte[] values(String name, long shard) {
        byte[] values = shard < 0 || shard >= shards ? null : files.get(file(shard));
        if (values == null) {
            throw damaged(name, "the file " + file(shard) + " with its values is missing");
        }
        return values;
    }

    private String file(long shard) {
        return String.format("%svariables.data-%05d-of-%05d", SavedModelFolder.VARIABLES, shard, shards);
    }

    private RuntimeFailure damaged(String name, String how) {
        return new RuntimeFailure("The variables of " + folder + " are damaged: of '" + name + "', " + how
                + ". Copy or export the model again.");
    }
}
