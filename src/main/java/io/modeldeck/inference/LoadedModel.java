package io.modeldeck.inference;

import io.modeldeck.domain.Table;

/** A model in memory. Any number of threads may predict at once; none may after {@link #close()}. */
public interface LoadedModel extends AutoCloseable {

    /**
     * Answers every row, in order.
     *
     * @throws RowProblem when a cell does not fit
     * @throws RuntimeFailure when the model itself fails
     */
    Predictions predict(Table rows);

    @Override
    void close();
}
