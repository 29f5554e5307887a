package io.modeldeck.drift;

import io.modeldeck.domain.Column;

/**
 * One column of two sets of rows, in the same bins or categories, so that one can be laid over the other.
 *
 * @param reference how it is distributed in the first set; of no kind where there is nothing to draw, as of texts
 * @param current how it is distributed in the second
 * @param nReference present values
 */
public record ColumnOverlay(String name, Distribution reference, Distribution current, long nReference, long nCurrent) {

    static ColumnOverlay of(Column reference, Column current) {
        ReferenceColumn.Compared compared = ReferenceColumn.feature(reference).with(current);
        return new ColumnOverlay(
                reference.name(),
                compared.reference(),
                compared.current(),
                compared.pair().nReference(),
                compared.pair().nCurrent());
    }
}
