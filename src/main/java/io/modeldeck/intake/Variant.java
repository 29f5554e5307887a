package io.modeldeck.intake;

import java.util.List;

/**
 * One of the forms in which a source has a model.
 *
 * @param name {@code default}, {@code quantized}, {@code fp16} …
 * @param precision of its weights, as its name says
 */
public record Variant(String name, String precision, List<FetchFile> files) {

    public Variant {
        files = List.copyOf(files);
    }

    /** Announced bytes of all its files; 0 where nobody says. */
    public long totalSize() {
        return files.stream().mapToLong(file -> file.bytes().orElse(0L)).sum();
    }
}
