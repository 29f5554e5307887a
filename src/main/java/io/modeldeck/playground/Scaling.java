package io.modeldeck.playground;

import io.modeldeck.domain.Problem;
import java.util.List;
import java.util.Locale;

/**
 * How the brightness of a pixel becomes a number: divided by 255, less the mean, divided by the deviation; all channels alike where there is one of each.
 *
 * @param raw whether it stays between 0 and 255, with nothing taken off
 */
public record Scaling(String word, boolean raw, double[] mean, double[] deviation) {

    /** From 0 to 1. */
    public static final Scaling UNIT = new Scaling("unit", false, new double[] {0}, new double[] {1});

    /** From −1 to 1. */
    public static final Scaling SIGNED = new Scaling("signed", false, new double[] {0.5}, new double[] {0.5});

    /** From 0 to 255, as the file has it. */
    public static final Scaling RAW = new Scaling("raw", true, new double[] {0}, new double[] {1});

    /** As most classifiers of photographs want it. */
    public static final Scaling IMAGENET =
            new Scaling("imagenet", false, new double[] {0.485, 0.456, 0.406}, new double[] {0.229, 0.224, 0.225});

    public static final List<Scaling> KNOWN = List.of(UNIT, SIGNED, IMAGENET, RAW);

    /** One of the known words, or a mean and a deviation as {@code 0.1307/0.3081}. */
    public static Scaling parse(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        for (Scaling known : KNOWN) {
            if (known.word.equals(word)) {
                return known;
            }
        }
        String[] parts = word.split("/");
        try {
            double mean = Double.parseDouble(parts[0]);
            double deviation = Double.parseDouble(parts[1]);
            if (parts.length == 2 && Double.isFinite(mean) && deviation > 0) {
                return new Scaling(word, false, new double[] {mean}, new double[] {deviation});
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw unknown(typed);
        }
        throw unknown(typed);
    }

    private static Problem unknown(String typed) {
        return new Problem("'" + typed + "' is no scaling of pixels; say unit, signed, imagenet, raw, or a mean and a"
                + " deviation as in 0.1307/0.3081.");
    }

    /** @param level of the channel, 0 to 255 */
    double value(double level, int channel) {
        if (raw) {
            return level;
        }
        double share = level / 255;
        return (share - mean[Math.min(channel, mean.length - 1)]) / deviation[Math.min(channel, deviation.length - 1)];
    }

    /** What is done, in words. */
    public String sentence() {
        if (raw) {
            return "levels 0 to 255";
        }
        return switch (word) {
            case "unit" -> "levels divided by 255, 0 to 1";
            case "signed" -> "levels scaled to −1 to 1";
            case "imagenet" -> "levels divided by 255, less ImageNet's means, divided by its deviations";
            default -> "levels divided by 255, less " + mean[0] + ", divided by " + deviation[0];
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaling scaling && scaling.word.equals(word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }

    @Override
    public String toString() {
        return word;
    }
}
