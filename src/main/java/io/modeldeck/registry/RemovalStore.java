package io.modeldeck.registry;

import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import java.util.List;

/** Files that nothing should refer to any more and that are still to be removed. */
final class RemovalStore {

    private final Database database;

    RemovalStore(Database database) {
        this.database = database;
    }

    /** To be called in the transaction that deletes what referred to them. */
    void add(List<Digest> files) {
        database.updateEach(
                "INSERT OR IGNORE INTO artifact_removal (sha256) VALUES (?1)",
                files.stream().map(file -> new Object[] {file.hex()}).toList());
    }

    List<Digest> waiting() {
        return database.list("SELECT sha256 FROM artifact_removal", row -> new Digest(row.getString(1)));
    }

    void done(Digest file) {
        database.update("DELETE FROM artifact_removal WHERE sha256 = ?1", file.hex());
    }
}
