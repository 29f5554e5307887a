package io.modeldeck.inference;

import io.modeldeck.domain.Table;
import java.util.OptionalLong;

/** A model in memory. Any number of threads may predict at once; none may after {@link #close()}. */
public interface LoadedModel extends AutoCloseable {

    /**
     * Answers every row, in order.
     *
     * @throws RowProblem when a cell does not fit
     * @throws RuntimeFailure when the model itself fails
     */
    Predictions predict(Table rows);

    /** The memory of the process that it has for itself; empty where it has none, or where the system does not say. */
    default OptionalLong residentBytes() {
        return OptionalLong.empty();
    }

    @Override
    void close();
}
