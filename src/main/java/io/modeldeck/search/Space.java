package io.modeldeck.search;

import io.modeldeck.domain.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All hyperparameters that are searched together. A point is an array with a place on each of them. */
public record Space(List<Dimension> dimensions) {

    public Space {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new Problem(
                    "Nothing is searched; name a hyperparameter and its values, as in learningRate=0.01:0.3:log.");
        }
    }

    public static Space read(Map<String, Object> document) {
        List<Dimension> dimensions = new ArrayList<>();
        document.forEach((name, values) -> dimensions.add(Dimension.read(name, values)));
        return new Space(dimensions);
    }

    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        dimensions.forEach(dimension -> document.put(dimension.name(), dimension.document()));
        return document;
    }

    public int size() {
        return dimensions.size();
    }

    /** The hyperparameters at a point. */
    public Map<String, Object> values(double[] point) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int d = 0; d < point.length; d++) {
            values.put(dimensions.get(d).name(), dimensions.get(d).at(point[d]));
        }
        return values;
    }

    /** The point of hyperparameters. */
    public double[] point(Map<String, Object> values) {
        double[] point = new double[size()];
        for (int d = 0; d < point.length; d++) {
            point[d] = dimensions.get(d).place(values.get(dimensions.get(d).name()));
        }
        return point;
    }

    /** What is usually worth trying of a trainer. */
    public static Space usual(String trainer) {
        return switch (trainer) {
            case "logistic" -> of("C=0.0001:10000:log");
            case "linear" -> of("l2=0.0001:10000:log");
            case "tree" -> of("maxDepth=2:12:whole", "minChildWeight=1:100:log:whole");
            case "forest" ->
                of("trees=50:300:whole", "maxDepth=4:24:whole", "minLeafRows=1:20:log:whole", "columnShare=0.1:1");
            case "boosting" ->
                of(
                        "learningRate=0.02:0.3:log",
                        "maxLeaves=4:64:log:whole",
                        "minLeafRows=5:100:log:whole",
                        "l2=0.01:10:log",
                        "rowShare=0.5:1",
                        "columnShare=0.5:1");
            case "network" -> of("hidden=16,32,64", "learningRate=0.0003:0.03:log", "l2=0.000001:0.01:log");
            case "bayes" -> of("alpha=0.01:10:log", "smoothing=0.00001:0.1:log");
            case "nearest" -> of("neighbours=3:60:log:whole");
            default ->
                throw new Problem("Nobody has said what is worth trying of the trainer '" + trainer
                        + "'; name hyperparameters with --space NAME=LOW:HIGH.");
        };
    }

    private static Space of(String... texts) {
        return new Space(java.util.Arrays.stream(texts)
                .map(text ->
                        Dimension.parse(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1)))
                .toList());
    }
}
