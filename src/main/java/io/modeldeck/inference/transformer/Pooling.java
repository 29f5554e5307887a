package io.modeldeck.inference.transformer;

import io.modeldeck.domain.Problem;
import java.util.Locale;

/** How the vectors of a text's tokens become one vector. */
public enum Pooling {
    /** The mean over the tokens of the text; those that only fill do not count. */
    MEAN,
    /** That of the first token, which models are trained to put the whole into. */
    CLS,
    /** The graph itself gives one vector for each text. */
    NONE;

    public static Pooling of(String word) {
        return switch (word) {
            case "mean" -> MEAN;
            case "cls" -> CLS;
            default -> throw new Problem("There is no pooling '" + word + "'; use mean or cls.");
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * One vector of one row.
     *
     * @param hidden [rows, length, width], or [rows, width] for {@link #NONE}
     */
    float[] vector(float[] hidden, TokenBatch batch, int row) {
        int width = hidden.length / (this == NONE ? batch.rows() : batch.rows() * batch.length());
        double[] sum = new double[width];
        int counted = 0;
        for (int token = 0; token < (this == NONE ? 1 : batch.length()); token++) {
            int at = this == NONE ? row : row * batch.length() + token;
            if (this != NONE && batch.mask()[at] == 0) {
                continue;
            }
            for (int i = 0; i < width; i++) {
                sum[i] += hidden[at * width + i];
            }
            counted++;
            if (this == CLS) {
                break;
            }
        }
        float[] vector = new float[width];
        for (int i = 0; i < width; i++) {
            vector[i] = (float) (sum[i] / Math.max(1, counted));
        }
        return vector;
    }

    /** To length 1, so that the product of two vectors is their cosine; a vector of zeros stays one. */
    static float[] normalized(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length && length > 0; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }
}
