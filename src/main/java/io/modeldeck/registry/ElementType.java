package io.modeldeck.registry;

import java.math.BigInteger;
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

    /** Whether whole numbers of this type have no sign. */
    public boolean isUnsigned() {
        return switch (this) {
            case UINT8, UINT16, UINT32, UINT64 -> true;
            default -> false;
        };
    }

    /** The least whole number of this type, which must be one of whole numbers. */
    public BigInteger least() {
        return isUnsigned() ? BigInteger.ZERO : BigInteger.TWO.pow(bits() - 1).negate();
    }

    /** The largest whole number of this type, which must be one of whole numbers. */
    public BigInteger most() {
        return BigInteger.TWO.pow(isUnsigned() ? bits() : bits() - 1).subtract(BigInteger.ONE);
    }

    /** How many bits a whole number of this type takes. */
    public int bits() {
        return switch (this) {
            case INT8, UINT8 -> Byte.SIZE;
            case INT16, UINT16 -> Short.SIZE;
            case INT32, UINT32 -> Integer.SIZE;
            case INT64, UINT64 -> Long.SIZE;
            default -> throw new IllegalStateException(word() + " holds more than whole numbers");
        };
    }

    public boolean isNumber() {
        return isWhole() || this == FLOAT || this == DOUBLE || this == FLOAT16 || this == BFLOAT16;
    }
}
