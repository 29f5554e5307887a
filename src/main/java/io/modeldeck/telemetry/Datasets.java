package io.modeldeck.telemetry;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Rows that are kept as they were: whoever trained or compared with them can read them again. Any thread but the window's may enter. */
public final class Datasets {

    private final Artifacts artifacts;
    private final DatasetStore store;

    public Datasets(Database database, Artifacts artifacts, Clock clock) {
        this.artifacts = artifacts;
        this.store = new DatasetStore(database, clock);
    }

    /**
     * Freezes the rows. Joins the running transaction.
     *
     * @param range the event time of the rows, where they have one
     * @param source where they came from, in words
     */
    public Dataset freeze(long modelId, String name, Table rows, Optional<TimeRange> range, String source) {
        Digest digest = artifacts.put(TableBytes.write(rows));
        long id = store.insert(modelId, name, digest, rows.rows(), Json.write(TableBytes.types(rows)), range, source);
        return dataset(id);
    }

    /** The rows of a data set, each column of the type that it had. */
    public Table load(long datasetId) {
        DatasetStore.Stored stored = require(datasetId);
        return TableBytes.read(artifacts.read(stored.dataset().digest()), stored.types());
    }

    public Dataset dataset(long datasetId) {
        return require(datasetId).dataset();
    }

    /** How much room the file of these rows takes. */
    public long bytes(Digest rows) {
        return artifacts.bytes(rows);
    }

    /** The data sets of a model, newest first. */
    public List<Dataset> datasets(long modelId) {
        return store.ofModel(modelId).stream().map(DatasetStore.Stored::dataset).toList();
    }

    private DatasetStore.Stored require(long datasetId) {
        return store.find(datasetId)
                .orElseThrow(
                        () -> new Problem("There is no data set number " + datasetId + "; it may have been deleted."));
    }
}
