package io.modeldeck.registry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Names for versions of a model. {@code champion} is whatever is in production and is set by nobody; {@code challenger} is the one that is to
 * follow it, and lets go when that version comes to production; all others stay where people put them.
 */
public final class Aliases {

    public static final String CHAMPION = "champion";
    public static final String CHALLENGER = "challenger";

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{0,49}");
    private static final Pattern NUMBER = Pattern.compile("v?(\\d{1,9})");

    private final Database database;
    private final Registry registry;
    private final AuditLog audit;
    private final AliasStore store;

    public Aliases(Database database, Registry registry, AuditLog audit, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.audit = audit;
        this.store = new AliasStore(database, clock);
    }

    /** The ids of a model's versions by name, the champion first. */
    public Map<String, Long> of(long modelId) {
        Map<String, Long> aliases = new LinkedHashMap<>();
        registry.production(modelId).ifPresent(version -> aliases.put(CHAMPION, version.id()));
        aliases.putAll(store.all(modelId));
        return aliases;
    }

    /** The version that a person names: by its number ({@code 3}, {@code v3}) or by an alias; else a sentence that lists both. */
    public ModelVersion named(long modelId, String text) {
        var number = NUMBER.matcher(text);
        Optional<ModelVersion> found = number.matches()
                ? registry.version(modelId, Integer.parseInt(number.group(1)))
                : Optional.ofNullable(of(modelId).get(text)).flatMap(registry::version);
        return found.orElseThrow(() -> unknown(modelId, text));
    }

    /** Gives a version of the model a name, or moves the name to it. */
    public void put(Actor actor, Instant at, long modelId, String name, long versionId, String comment) {
        actor.require(Role.ENGINEER, "name a version");
        if (name.equals(CHAMPION)) {
            throw new Problem("'champion' is whatever is in production; promote a version to make it the champion.");
        }
        if (!FORM.matcher(name).matches() || NUMBER.matcher(name).matches()) {
            throw new Problem("An alias has 1 to 50 small letters, digits, dots, dashes and underscores, begins with a"
                    + " letter and is no number; '" + shown(name) + "' is none.");
        }
        database.transaction(() -> {
            ModelVersion version = registry.requireVersion(versionId);
            if (version.modelId() != modelId) {
                throw new IllegalArgumentException("Version " + versionId + " is of another model");
            }
            OptionalLong before = store.find(modelId, name);
            store.put(actor, at, modelId, name, versionId);
            record(actor, at, modelId, name, before, OptionalLong.of(versionId), comment);
            return null;
        });
    }

    /** Takes a name back. */
    public void remove(Actor actor, Instant at, long modelId, String name, String comment) {
        actor.require(Role.ENGINEER, "take a version's name");
        database.transaction(() -> {
            OptionalLong before = store.find(modelId, name);
            if (before.isEmpty()) {
                throw unknown(modelId, name);
            }
            store.remove(modelId, name);
            record(actor, at, modelId, name, before, OptionalLong.empty(), comment);
            return null;
        });
    }

    /** Who has come to production challenges nobody any more. Joins the running transaction. */
    void promoted(Actor actor, Instant at, ModelVersion version) {
        OptionalLong challenger = store.find(version.modelId(), CHALLENGER);
        if (challenger.isPresent() && challenger.getAsLong() == version.id()) {
            store.remove(version.modelId(), CHALLENGER);
            record(
                    actor,
                    at,
                    version.modelId(),
                    CHALLENGER,
                    challenger,
                    OptionalLong.empty(),
                    "It is the champion now.");
        }
    }

    private void record(
            Actor actor,
            Instant at,
            long modelId,
            String name,
            OptionalLong before,
            OptionalLong after,
            String comment) {
        audit.record(
                actor,
                at,
                OptionalLong.of(modelId),
                registry.requireModel(modelId).name() + " " + name,
                after.isPresent() ? "name version" : "take name",
                document(before),
                document(after),
                comment);
        database.announce(new Change.VersionChanged(modelId));
    }

    private Map<String, Object> document(OptionalLong versionId) {
        return versionId.isPresent()
                ? registry.version(versionId.getAsLong())
                        .<Map<String, Object>>map(version -> Map.of("version", version.deploymentVersion()))
                        .orElse(Map.of())
                : Map.of();
    }

    private Problem unknown(long modelId, String text) {
        ModelInfo model = registry.requireModel(modelId);
        Map<String, Long> aliases = of(modelId);
        return new Problem(model.name() + " has no version '" + shown(text) + "'. " + registry.listed(modelId)
                + (aliases.isEmpty() ? "" : " Its aliases: " + String.join(", ", aliases.keySet()) + "."));
    }

    private static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }
}
