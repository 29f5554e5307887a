package io.modeldeck.training;

import io.modeldeck.domain.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A trainer's defaults with the overrides of a recipe, each name known and each value allowed. */
public final class Hyperparameters {

    private final Map<String, Object> values;

    private Hyperparameters(Map<String, Object> values) {
        this.values = values;
    }

    /** Refuses a name that the trainer does not know, and a value that it does not allow. */
    public static Hyperparameters resolve(Trainer trainer, Map<String, Object> overrides) {
        List<Hyperparameter> known = trainer.hyperparameters();
        overrides.keySet().stream()
                .filter(name -> known.stream().noneMatch(one -> one.name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new Problem("The trainer '" + trainer.name() + "' has no hyperparameter '" + name
                            + "'; it has "
                            + String.join(
                                    ", ",
                                    known.stream().map(Hyperparameter::name).toList()) + ".");
                });
        Map<String, Object> resolved = new LinkedHashMap<>();
        for (Hyperparameter one : known) {
            Object given = overrides.getOrDefault(one.name(), one.standard());
            resolved.put(
                    one.name(),
                    one.range()
                            .accept(given)
                            .orElseThrow(() -> new Problem("The hyperparameter '" + one.name() + "' of the trainer '"
                                    + trainer.name() + "' is '" + given + "'; it must be "
                                    + one.range().words() + ".")));
        }
        return new Hyperparameters(resolved);
    }

    /** All of them, in the form in which the typed readers read them. */
    public Map<String, Object> asMap() {
        return new LinkedHashMap<>(values);
    }

    double number(String name) {
        return ((Number) values.get(name)).doubleValue();
    }

    int whole(String name) {
        return ((Number) values.get(name)).intValue();
    }

    boolean flag(String name) {
        return (Boolean) values.get(name);
    }

    String word(String name) {
        return (String) values.get(name);
    }

    int[] wholes(String name) {
        return Hyperparameter.Wholes.numbers(word(name));
    }

    long seed() {
        return ((Number) values.get("seed")).longValue();
    }
}
