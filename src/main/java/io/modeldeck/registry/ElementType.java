package io.modeldeck.registry;

import java.util.Locale;

/** What the elements of a tensor are. */
public enum ElementType {
    FLOAT,
    DOUBLE,
    FLOAT16,
    BFLOAT16,
    INT8,
    INT16,
    INT32,
    INT64,
    UINT8,
    UINT16,
    UINT32,
    UINT64,
    BOOL,
    STRING,
    /** A sequence of values, as lists of class probabilities are. */
    SEQUENCE,
    /** A map of values. */
    MAP,
    /** A type that only some runtimes know. */
    OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isWhole() {
        return switch (this) {
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> true;
            default -> false;
        };
    }

    public boolean isNumber() {
        return isWhole() || this == FLOAT || this == DOUBLE || this == FLOAT16 || this == BFLOAT16;
    }
}
