package io.modeldeck.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was read from some tables, remembered in the course of a transaction until one of them is written, by whatever statement. Outside of a
 * transaction nothing is remembered: somebody else may write there at any moment.
 *
 * @param <K> what was asked for
 * @param <V> the answer; shared, so nobody may change it
 */
public final class Recall<K, V> {

    private final Database database;
    private final List<String> tables;
    private final Map<K, V> known = new HashMap<>();
    private long asOf;

    /** @param tables everything that the answers depend on */
    public Recall(Database database, String... tables) {
        this.database = database;
        this.tables = List.of(tables);
    }

    public V of(K key, Supplier<V> read) {
        return of(key, value -> true, read);
    }

    /** @param fits whether the answer to an earlier question of the same key will do */
    public V of(K key, Predicate<V> fits, Supplier<V> read) {
        if (!database.inTransaction()) {
            return read.get();
        }
        // Only the thread that is in the transaction comes by here.
        long writes = database.writes(tables);
        if (writes != asOf) {
            known.clear();
            asOf = writes;
        }
        V value = known.get(key);
        if (value == null || !fits.test(value)) {
            value = read.get();
            known.put(key, value);
        }
        return value;
    }
}
