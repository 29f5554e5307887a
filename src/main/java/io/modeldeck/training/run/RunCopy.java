package io.modeldeck.training.run;

import io.modeldeck.training.recipe.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a copy of a run has different from it; the rest, rows and seed included, stays.
 *
 * @param trainer another trainer; its hyperparameters begin with its own defaults
 * @param hyperparameters over those of the run
 * @param holdOutShare another share of the rows to judge by
 */
public record RunCopy(Optional<String> trainer, Map<String, Object> hyperparameters, OptionalDouble holdOutShare) {

    public RunCopy {
        hyperparameters = Map.copyOf(hyperparameters);
    }

    /** The configuration of the run with the changes in it. */
    public Map<String, Object> over(Map<String, Object> config) {
        Map<String, Object> changed = new LinkedHashMap<>(config);
        boolean same = trainer.isEmpty() || trainer.get().equals(config.get("trainer"));
        Map<String, Object> values = new LinkedHashMap<>();
        if (same && config.get("hyperparameters") instanceof Map<?, ?> before) {
            before.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
        values.putAll(hyperparameters);
        if (trainer.isPresent()) {
            // A trainer of this console trains here, wherever the run was trained.
            changed.keySet().removeAll(Site.KEYS);
            changed.put("trainer", trainer.get());
        }
        changed.put("hyperparameters", values);
        holdOutShare.ifPresent(share -> changed.put("holdOutShare", share));
        return changed;
    }
}
