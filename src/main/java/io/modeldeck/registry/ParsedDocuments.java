package io.modeldeck.registry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Documents that were parsed before, by their text. A version's schema, mapping and metadata are read with every batch and hardly ever change; the
 * text is the key, so nothing here can be out of date. Any thread.
 */
final class ParsedDocuments {

    private static final int MOST = 1_000;

    private record Key(String kind, String text) {}

    private final Map<Key, Object> parsed = new ConcurrentHashMap<>();

    /** The value of the text; parsed when it is not known. The kind keeps texts apart that are read in different ways. */
    @SuppressWarnings("unchecked") // One kind is read by one function, so the value is of its type.
    <T> T of(String kind, String text, Function<String, T> parser) {
        if (parsed.size() > MOST) {
            parsed.clear();
        }
        return (T) parsed.computeIfAbsent(new Key(kind, text), key -> parser.apply(key.text()));
    }
}
