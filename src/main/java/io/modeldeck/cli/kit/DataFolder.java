package io.modeldeck.cli.kit;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The user's folders, at the places that the operating system keeps for the data of programs. */
public final class DataFolder {

    private DataFolder() {}

    /** Where a workspace lies when none is named. */
    public static Path ofUser(Map<String, String> environment) {
        return of(System.getProperty("os.name"), System.getProperty("user.home"), environment);
    }

    /** Where that lies which can be made again: unpacked libraries. */
    public static Path cacheOfUser(Map<String, String> environment) {
        return cache(System.getProperty("os.name"), System.getProperty("user.home"), environment);
    }

    public static Path of(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return local(home, environment).resolve("ModelDeck");
        }
        if (name.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "ModelDeck");
        }
        return named(environment, "XDG_DATA_HOME", Path.of(home, ".local", "share"))
                .resolve("modeldeck");
    }

    public static Path cache(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return local(home, environment).resolve("ModelDeck-cache");
        }
        if (name.startsWith("mac")) {
            return Path.of(home, "Library", "Caches", "ModelDeck");
        }
        return named(environment, "XDG_CACHE_HOME", Path.of(home, ".cache")).resolve("modeldeck");
    }

    private static Path local(String home, Map<String, String> environment) {
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        return local.isBlank() ? Path.of(home, "AppData", "Local") : Path.of(local);
    }

    /** The XDG rules ask to pass over a relative path. */
    private static Path named(Map<String, String> environment, String variable, Path otherwise) {
        String named = environment.getOrDefault(variable, "");
        return !named.isBlank() && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
    }
}
