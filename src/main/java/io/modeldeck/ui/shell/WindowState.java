package io.modeldeck.ui.shell;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.selection.ModelOrder;
import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.theme.Look;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers of its last use, for this person on this machine.
 *
 * @param details whether lists have beside them what is selected in them
 * @param facts the same of lists whose rows have no page
 * @param place as {@code Place.text} wrote it; empty at first
 * @param workspaces folders that were open, newest first
 * @param orders by the folder of a workspace: how its models are listed, where that is not as they come
 * @param keys what {@code Keymap.words} wrote: the keys that differ
 */
public record WindowState(
        double x,
        double y,
        double width,
        double height,
        boolean maximized,
        boolean narrow,
        boolean details,
        boolean facts,
        Look look,
        String place,
        List<String> workspaces,
        Map<String, ModelOrder> orders,
        Map<String, String> keys) {

    static final double LEAST_WIDTH = 1000;
    static final double LEAST_HEIGHT = 700;

    private static final Logger LOG = LoggerFactory.getLogger(WindowState.class);
    private static final int MOST_WORKSPACES = 8;
    private static final String FILE = "window.json";

    public WindowState {
        workspaces = List.copyOf(workspaces);
        orders = Map.copyOf(orders);
        keys = Map.copyOf(keys);
        width = Double.isFinite(width) ? Math.max(LEAST_WIDTH, width) : LEAST_WIDTH;
        height = Double.isFinite(height) ? Math.max(LEAST_HEIGHT, height) : LEAST_HEIGHT;
    }

    /** Before anything was remembered: the position is up to the system. */
    public static WindowState fresh() {
        return new WindowState(
                Double.NaN,
                Double.NaN,
                1280,
                800,
                false,
                false,
                true,
                false,
                Look.standard(),
                "",
                List.of(),
                Map.of(),
                Map.of());
    }

    public boolean hasPosition() {
        return Double.isFinite(x) && Double.isFinite(y);
    }

    /** The same with this workspace as the newest. */
    public WindowState opened(Path workspace) {
        String newest = workspace.toAbsolutePath().normalize().toString();
        List<String> folders = Stream.concat(
                        Stream.of(newest), workspaces.stream().filter(w -> !w.equals(newest)))
                .limit(MOST_WORKSPACES)
                .toList();
        return new WindowState(
                x, y, width, height, maximized, narrow, details, facts, look, place, folders, orders, keys);
    }

    /** The folder that the operating system keeps for the settings of programs. */
    public static Path folder(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? Path.of(home, "AppData", "Roaming") : Path.of(roaming)).resolve("ModelDeck");
        }
        if (name.startsWith("mac")) {
            return Path.of(home, "Library", "Preferences", "ModelDeck");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        boolean usable = !config.isBlank() && Path.of(config).isAbsolute();
        return (usable ? Path.of(config) : Path.of(home, ".config")).resolve("modeldeck");
    }

    /** What is remembered in the folder; {@link #fresh} where nothing is, or nothing that can be read. */
    public static WindowState load(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return fresh();
        }
        try {
            return read(Json.readObject(Files.readString(file)));
        } catch (IOException | Problem e) {
            LOG.warn("The window starts afresh, {} cannot be read: {}", file, e.getMessage());
            return fresh();
        }
    }

    private static WindowState read(Map<String, Object> document) {
        WindowState fresh = fresh();
        return new WindowState(
                number(document, "x", Double.NaN),
                number(document, "y", Double.NaN),
                number(document, "width", fresh.width),
                number(document, "height", fresh.height),
                Boolean.TRUE.equals(document.get("maximized")),
                Boolean.TRUE.equals(document.get("narrow")),
                !Boolean.FALSE.equals(document.get("details")),
                Boolean.TRUE.equals(document.get("facts")),
                new Look(
                        ThemeChoice.of(String.valueOf(document.get("theme"))),
                        number(document, "textScale", 1),
                        Boolean.TRUE.equals(document.get("compact")),
                        Boolean.TRUE.equals(document.get("highContrast")),
                        Boolean.TRUE.equals(document.get("calm")),
                        Language.of(String.valueOf(document.get("language")))),
                document.get("place") instanceof String place ? place : "",
                texts(document.get("workspaces")),
                orders(document.get("models")),
                keys(document.get("keys")));
    }

    /** The order of the workspace that was opened last. */
    ModelOrder order() {
        return workspaces.isEmpty() ? ModelOrder.PLAIN : orders.getOrDefault(workspaces.getFirst(), ModelOrder.PLAIN);
    }

    /** What is remembered with that order for the workspace that was opened last; one that is forgotten takes its order along. */
    Map<String, ModelOrder> orders(ModelOrder now) {
        Map<String, ModelOrder> kept = new LinkedHashMap<>(orders);
        if (!workspaces.isEmpty()) {
            kept.put(workspaces.getFirst(), now);
        }
        kept.keySet().retainAll(workspaces);
        kept.values().removeIf(ModelOrder.PLAIN::equals);
        return kept;
    }

    private static Map<String, ModelOrder> orders(Object kept) {
        Map<String, ModelOrder> orders = new LinkedHashMap<>();
        if (kept instanceof Map<?, ?> map) {
            map.forEach((folder, said) -> {
                if (said instanceof Map<?, ?> order) {
                    orders.put(
                            String.valueOf(folder),
                            new ModelOrder(texts(order.get("pinned")), Boolean.TRUE.equals(order.get("byTag"))));
                }
            });
        }
        return orders;
    }

    private static List<String> texts(Object kept) {
        return kept instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static Map<String, Object> document(Map<String, ModelOrder> orders) {
        Map<String, Object> document = new TreeMap<>();
        orders.forEach(
                (folder, order) -> document.put(folder, Map.of("pinned", order.pinned(), "byTag", order.byTag())));
        return document;
    }

    private static Map<String, String> keys(Object kept) {
        Map<String, String> keys = new LinkedHashMap<>();
        if (kept instanceof Map<?, ?> map) {
            map.forEach((command, text) -> keys.put(String.valueOf(command), String.valueOf(text)));
        }
        return keys;
    }

    private static double number(Map<String, Object> document, String key, double otherwise) {
        return document.get(key) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** Keeps this in the folder: the file is there whole, or as it was before. Never on the FX thread. */
    public void save(Path folder) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (hasPosition()) {
            document.put("x", x);
            document.put("y", y);
        }
        document.put("width", width);
        document.put("height", height);
        document.put("maximized", maximized);
        document.put("narrow", narrow);
        document.put("details", details);
        document.put("facts", facts);
        document.put("theme", look.theme().word());
        document.put("textScale", look.textScale());
        document.put("highContrast", look.highContrast());
        document.put("compact", look.compact());
        document.put("calm", look.calm());
        document.put("language", look.language().code());
        document.put("place", place);
        document.put("workspaces", workspaces);
        document.put("models", document(orders));
        document.put("keys", new TreeMap<>(keys));
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "window", ".tmp");
            Files.writeString(half, Json.write(document));
            Files.move(half, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The window's place cannot be kept in {}: {}", folder, e.getMessage());
        }
    }
}
