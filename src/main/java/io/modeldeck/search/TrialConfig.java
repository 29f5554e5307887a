package io.modeldeck.search;

import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.TrainingRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The configuration of a run, changed for what is searched over it. */
final class TrialConfig {

    private static final String HYPERPARAMETERS = "hyperparameters";

    private TrialConfig() {}

    /** With another trainer, whose own hyperparameters begin anew, and with what is the same in every trial. */
    static Map<String, Object> of(TrainingRun run, Optional<String> trainer, Map<String, Object> fixed) {
        Map<String, Object> config = new LinkedHashMap<>(run.config());
        boolean same = trainer.isEmpty() || trainer.get().equals(config.get("trainer"));
        Map<String, Object> settings = new LinkedHashMap<>(same ? hyperparameters(config) : Map.of());
        settings.putAll(fixed);
        trainer.ifPresent(name -> {
            // Trials are trained here, whoever trained the run.
            config.keySet().removeAll(Site.KEYS);
            config.put("trainer", name);
        });
        config.put(HYPERPARAMETERS, settings);
        return config;
    }

    /** With the hyperparameters of a trial over those that are there. */
    static Map<String, Object> with(Map<String, Object> config, Trial trial) {
        Map<String, Object> settings = new LinkedHashMap<>(hyperparameters(config));
        settings.putAll(trial.hyperparameters());
        Map<String, Object> changed = new LinkedHashMap<>(config);
        changed.put(HYPERPARAMETERS, settings);
        return changed;
    }

    private static Map<String, Object> hyperparameters(Map<String, Object> config) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (config.get(HYPERPARAMETERS) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> settings.put(String.valueOf(name), value));
        }
        return settings;
    }
}
