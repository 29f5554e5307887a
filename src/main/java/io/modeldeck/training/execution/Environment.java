package io.modeldeck.training.execution;

import io.modeldeck.inference.OnnxModelRuntime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a training ran on, for its record. */
final class Environment {

    private Environment() {}

    static Map<String, Object> describe() {
        Map<String, Object> environment = new LinkedHashMap<>();
        // Absent where the program runs from its classes, as in tests.
        Optional.ofNullable(Environment.class.getPackage().getImplementationVersion())
                .ifPresent(version -> environment.put("modeldeck", version));
        environment.put("onnxRuntime", OnnxModelRuntime.libraryVersion());
        environment.put("java", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.version"));
        environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        environment.put("processors", Runtime.getRuntime().availableProcessors());
        return environment;
    }
}
