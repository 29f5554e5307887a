package io.modeldeck.quality;

import io.modeldeck.domain.Column;
import io.modeldeck.telemetry.file.Decimal;

/** What a value looks like, whatever column it stands in. */
enum ValueForm {
    NUMBER("numbers"),
    TRUTH("truth values"),
    TEXT("texts");

    private final String many;

    ValueForm(String many) {
        this.many = many;
    }

    /** Several of them, in words. */
    String many() {
        return many;
    }

    /** The form of a present cell. */
    static ValueForm of(Column column, int row) {
        return column instanceof Column.Categorical ? of(column.text(row)) : NUMBER;
    }

    static ValueForm of(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return TRUTH;
        }
        return Double.isNaN(Decimal.parse(text)) ? TEXT : NUMBER;
    }
}
