package io.modeldeck.inference;

import io.modeldeck.domain.Problem;

/** A cell of a table does not fit the model. */
public final class RowProblem extends Problem {

    private static final long serialVersionUID = 1L;

    private final int row;

    public RowProblem(int row, String sentence) {
        super(sentence);
        this.row = row;
    }

    /** Index of the row in the table, from 0. */
    public int row() {
        return row;
    }
}
