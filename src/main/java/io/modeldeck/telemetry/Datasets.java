package io.modeldeck.telemetry;

import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Rows that are kept as they were: whoever trained or compared with them can read them again. */
public final class Datasets {

    private final Database database;
    private final Artifacts artifacts;
    private final Clock clock;

    public Datasets(Database database, Artifacts artifacts, Clock clock) {
        this.database = database;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    /**
     * Freezes the rows. Joins the running transaction.
     *
     * @param range the event time of the rows, where they have one
     * @param source where they came from, in words
     */
    public Dataset freeze(long modelId, String name, Table rows, Optional<TimeRange> range, String source) {
        throw new UnsupportedOperationException("being written " + database + artifacts + clock);
    }

    /** The rows of a data set, each column of the type that it had. */
    public Table load(long datasetId) {
        throw new UnsupportedOperationException("being written");
    }

    public Dataset dataset(long datasetId) {
        throw new UnsupportedOperationException("being written");
    }

    /** The data sets of a model, newest first. */
    public List<Dataset> datasets(long modelId) {
        throw new UnsupportedOperationException("being written");
    }
}
