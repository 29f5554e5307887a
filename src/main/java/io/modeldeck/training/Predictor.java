package io.modeldeck.training;

import io.modeldeck.domain.Table;

/** Answers for raw rows: the columns of the training table by name, more columns are passed over. */
@FunctionalInterface
public interface Predictor {

    Predictions predict(Table rows);
}
