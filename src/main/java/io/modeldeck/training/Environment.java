package io.modeldeck.training;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a training ran on, for its record. */
final class Environment {

    private Environment() {}

    static Map<String, Object> describe() {
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("java", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.version"));
        environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        environment.put("processors", Runtime.getRuntime().availableProcessors());
        return environment;
    }
}
