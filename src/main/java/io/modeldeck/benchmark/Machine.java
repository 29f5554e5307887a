package io.modeldeck.benchmark;

import io.modeldeck.inference.Resident;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The machine on which a benchmark was made: its figures mean little on another one. */
final class Machine {

    private Machine() {}

    static Map<String, Object> here() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("arch", System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.version"));
        return machine;
    }

    /** What this process holds of the memory, in bytes; empty where the system does not say. */
    static OptionalLong resident() {
        return Resident.of(ProcessHandle.current().pid());
    }
}
