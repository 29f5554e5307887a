package io.modeldeck.config;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The monitoring config of the workspace, its models and its versions. What a narrower scope does not set it inherits, key by key. Safe from any
 * thread; {@link #effective} costs no query once it is cached.
 */
public final class ConfigService {

    private record Scope(long modelId, long versionId) {}

    private final Database database;
    private final ConfigStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<Scope, MonitoringConfig> cache = new ConcurrentHashMap<>();

    public ConfigService(Database database, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = new ConfigStore(database);
        this.audit = audit;
        this.clock = clock;
    }

    /** The config that holds for a version, a model, or (both empty) the workspace. */
    public MonitoringConfig effective(OptionalLong modelId, OptionalLong versionId) {
        return cache.computeIfAbsent(scope(modelId, versionId), this::read);
    }

    public MonitoringConfig effective(long modelId) {
        return effective(OptionalLong.of(modelId), OptionalLong.empty());
    }

    public MonitoringConfig effective(long modelId, long versionId) {
        return effective(OptionalLong.of(modelId), OptionalLong.of(versionId));
    }

    /** Every key with its value and where it comes from. */
    public List<ConfigEntry> explain(OptionalLong modelId, OptionalLong versionId) {
        Scope scope = scope(modelId, versionId);
        ConfigOrigin asked = origin(scope);
        Map<ConfigOrigin, Map<String, Object>> layers = layers(scope);
        List<ConfigEntry> entries = new ArrayList<>();
        for (ConfigKey key : keys(layers.values())) {
            ConfigOrigin origin = ConfigOrigin.DEFAULT;
            Optional<Object> value = key.defaultValue();
            for (Map.Entry<ConfigOrigin, Map<String, Object>> layer : layers.entrySet()) {
                if (layer.getValue().containsKey(key.path())) {
                    origin = layer.getKey();
                    value = Optional.of(layer.getValue().get(key.path()));
                }
            }
            entries.add(new ConfigEntry(key.path(), value, origin, origin == asked, key.meaning()));
        }
        return entries;
    }

    /** All keys that a scope has: those that every scope has, then those that name a feature. */
    private static List<ConfigKey> keys(Collection<Map<String, Object>> layers) {
        List<ConfigKey> keys = new ArrayList<>(ConfigKeys.ALL.values());
        layers.stream()
                .flatMap(values -> values.keySet().stream())
                .filter(ConfigFamily.FEATURES::isBelow)
                .distinct()
                .sorted()
                .forEach(path -> ConfigKeys.find(path).ifPresent(keys::add));
        return keys;
    }

    /** The whole effective document, nested, as a person would write it. */
    public Map<String, Object> document(OptionalLong modelId, OptionalLong versionId) {
        Map<String, Object> values = new LinkedHashMap<>();
        explain(modelId, versionId).forEach(entry -> entry.value().ifPresent(value -> values.put(entry.path(), value)));
        return ConfigDocument.nest(values);
    }

    /** What the scope itself sets, nested; empty when it inherits everything. */
    public Map<String, Object> overrides(OptionalLong modelId, OptionalLong versionId) {
        Scope scope = scope(modelId, versionId);
        return store.document(scope.modelId(), scope.versionId());
    }

    /** As {@link #set(Actor, Instant, OptionalLong, OptionalLong, Map, String)}, from the text of a document. */
    public MonitoringConfig set(
            Actor actor, Instant at, OptionalLong modelId, OptionalLong versionId, String json, String comment) {
        return set(actor, at, modelId, versionId, Json.readObject(json), comment);
    }

    /**
     * Sets the keys of the document at the scope; its other keys stay as they are. All or nothing.
     *
     * @param document nested, with any of the keys
     * @return what is in effect afterwards
     * @throws Problem for an unknown key or a wrong value, with the place and the remedy
     */
    public MonitoringConfig set(
            Actor actor,
            Instant at,
            OptionalLong modelId,
            OptionalLong versionId,
            Map<String, ?> document,
            String comment) {
        Map<String, Object> given = ConfigDocument.flatten(document);
        return change(actor, at, scope(modelId, versionId), "set config", comment, values -> values.putAll(given));
    }

    /** Sets one key from its text, as a command line gives it: JSON, or a bare word. */
    public MonitoringConfig setValue(
            Actor actor,
            Instant at,
            OptionalLong modelId,
            OptionalLong versionId,
            String path,
            String text,
            String comment) {
        return set(actor, at, modelId, versionId, ConfigDocument.nest(Map.of(path, value(text))), comment);
    }

    /**
     * Takes keys back, so that the scope inherits them again. A path of a group takes back everything below it; no path at all everything.
     */
    public MonitoringConfig reset(
            Actor actor, Instant at, OptionalLong modelId, OptionalLong versionId, List<String> paths, String comment) {
        for (String path : paths) {
            boolean known = ConfigFamily.FEATURES.isBelow(path)
                    || isAtOrBelow(ConfigFamily.FEATURES.prefix(), path)
                    || ConfigKeys.ALL.keySet().stream().anyMatch(key -> isAtOrBelow(key, path));
            if (!known) {
                throw new Problem("There is no key " + path + " in a monitoring config."
                        + Nearest.hint(path, ConfigKeys.ALL.keySet()));
            }
        }
        return change(
                actor,
                at,
                scope(modelId, versionId),
                "reset config",
                comment,
                values -> values.keySet()
                        .removeIf(key -> paths.isEmpty() || paths.stream().anyMatch(path -> isAtOrBelow(key, path))));
    }

    /**
     * Leaves a feature out of the drift checks of a model's inputs, or lets it take part again. Nothing is changed where that is so already; a version
     * whose own config says otherwise keeps to it.
     */
    public MonitoringConfig exclude(
            Actor actor, Instant at, long modelId, String feature, boolean excluded, String comment) {
        OptionalLong model = OptionalLong.of(modelId);
        String path = ConfigFamily.FEATURES.prefix() + "." + ConfigFamily.escape(feature) + "." + ConfigFamily.EXCLUDED;
        MonitoringConfig inherited = effective(OptionalLong.empty(), OptionalLong.empty());
        return inherited.drift().inputRules().excluded().contains(feature) == excluded
                ? reset(actor, at, model, OptionalLong.empty(), List.of(path), comment)
                : set(actor, at, model, OptionalLong.empty(), ConfigDocument.nest(Map.of(path, excluded)), comment);
    }

    /** Drops what is cached; to be called when models or versions were deleted, since their numbers may be given again. */
    public void invalidate() {
        cache.clear();
    }

    private MonitoringConfig change(
            Actor actor, Instant at, Scope scope, String action, String comment, Consumer<Map<String, Object>> edit) {
        actor.require(Role.ENGINEER, "change the monitoring config");
        database.transaction(() -> {
            Map<String, Object> before = values(scope);
            Map<String, Object> after = new TreeMap<>(before);
            edit.accept(after);
            if (!after.equals(before)) {
                store.put(scope.modelId(), scope.versionId(), ConfigDocument.nest(after), clock.instant());
                OptionalLong model = scope.modelId() == 0 ? OptionalLong.empty() : OptionalLong.of(scope.modelId());
                audit.record(
                        actor, at, model, subject(scope), action, only(before, after), only(after, before), comment);
                database.announce(new Change.ConfigChanged(scope.modelId()));
            }
            return null;
        });
        cache.clear();
        // Also after the commit, which may be that of a larger transaction: a reader that comes between keeps the old
        // values.
        database.whenOver(cache::clear);
        return read(scope);
    }

    private MonitoringConfig read(Scope scope) {
        Map<String, Object> merged = new LinkedHashMap<>();
        layers(scope).values().forEach(merged::putAll);
        return ConfigReading.of(merged);
    }

    /** What each scope sets, from the widest to the narrowest. */
    private Map<ConfigOrigin, Map<String, Object>> layers(Scope scope) {
        Map<ConfigOrigin, Map<String, Object>> layers = new LinkedHashMap<>();
        layers.put(ConfigOrigin.GLOBAL, values(new Scope(0, 0)));
        if (scope.modelId() != 0) {
            layers.put(ConfigOrigin.MODEL, values(new Scope(scope.modelId(), 0)));
        }
        if (scope.versionId() != 0) {
            layers.put(ConfigOrigin.VERSION, values(scope));
        }
        return layers;
    }

    private Map<String, Object> values(Scope scope) {
        return ConfigDocument.flatten(store.document(scope.modelId(), scope.versionId()));
    }

    private static Scope scope(OptionalLong modelId, OptionalLong versionId) {
        if (versionId.isPresent() && modelId.isEmpty()) {
            throw new IllegalArgumentException("A version's config needs its model");
        }
        return new Scope(modelId.orElse(0), versionId.orElse(0));
    }

    private static ConfigOrigin origin(Scope scope) {
        if (scope.versionId() != 0) {
            return ConfigOrigin.VERSION;
        }
        return scope.modelId() != 0 ? ConfigOrigin.MODEL : ConfigOrigin.GLOBAL;
    }

    private String subject(Scope scope) {
        return switch (origin(scope)) {
            case VERSION -> "monitoring config of " + store.version(scope.versionId());
            case MODEL -> "monitoring config of the model";
            default -> "monitoring config of the workspace";
        };
    }

    /** What of the one map is not the same in the other. */
    private static Map<String, Object> only(Map<String, Object> these, Map<String, Object> others) {
        Map<String, Object> only = new TreeMap<>(these);
        only.entrySet().removeIf(entry -> entry.getValue().equals(others.get(entry.getKey())));
        return only;
    }

    private static boolean isAtOrBelow(String key, String path) {
        return key.equals(path) || key.startsWith(path + ".");
    }

    private static Object value(String text) {
        String trimmed = text.strip();
        boolean isJson = trimmed.matches("[\\[{\"].*|-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?|true|false|null");
        return isJson ? Json.readArray("[" + trimmed + "]").getFirst() : trimmed;
    }
}
