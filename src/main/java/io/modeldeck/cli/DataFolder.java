package io.modeldeck.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a user's workspace lies when none is named: the place that the operating system keeps for the data of programs. */
public final class DataFolder {

    private DataFolder() {}

    /** Of the user of this process. */
    public static Path ofUser(Map<String, String> environment) {
        return of(System.getProperty("os.name"), System.getProperty("user.home"), environment);
    }

    static Path of(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local)).resolve("ModelDeck");
        }
        if (name.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "ModelDeck");
        }
        // The XDG rules ask to pass over a relative path.
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        boolean usable = !data.isBlank() && Path.of(data).isAbsolute();
        return (usable ? Path.of(data) : Path.of(home, ".local", "share")).resolve("modeldeck");
    }
}
