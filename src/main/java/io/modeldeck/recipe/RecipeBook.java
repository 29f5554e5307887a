package io.modeldeck.recipe;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Database;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.Sites;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The recipes of models, and what people allowed: no code of a recipe runs and no row leaves for a worker before a person said so. */
public final class RecipeBook implements Sites.Admission {

    /** So many characters of a SHA-256 are enough to mean one. */
    public static final int SHORTEST_HASH = 12;

    private final Database database;
    private final RecipeStore store;
    private final AuditLog audit;
    private final Clock clock;

    public RecipeBook(Database database, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = new RecipeStore(database);
        this.audit = audit;
        this.clock = clock;
    }

    /** What a person wants the model to be trained by; empty where nobody said. */
    public Optional<KeptRecipe> kept(long modelId) {
        return store.newest(modelId);
    }

    /** Keeps the recipe with the model; trainings and retrainings of the model go by it from now on. */
    public KeptRecipe keep(Actor actor, Instant at, ModelInfo model, RecipeFile file, String comment) {
        actor.require(Role.ENGINEER, "change a recipe");
        file.recipe().requireTrainable(model.task());
        return database.transaction(() -> {
            Map<String, Object> before =
                    kept(model.id()).map(KeptRecipe::document).orElse(Map.of());
            takeIn(file);
            store.insert(
                    new KeptRecipe(0, model.id(), file.recipe().document(), at, actor.name(), comment), clock.millis());
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(model.id()),
                    "recipe of " + model.name(),
                    "set",
                    before,
                    file.recipe().document(),
                    comment);
            database.announce(new Change.ConfigChanged(model.id()));
            return kept(model.id()).orElseThrow();
        });
    }

    /** Takes the kept recipe back: trainings go by the recipe of the version in production again. What was allowed stays allowed. */
    public void remove(Actor actor, Instant at, ModelInfo model, String comment) {
        actor.require(Role.ENGINEER, "change a recipe");
        database.transaction(() -> {
            KeptRecipe before = kept(model.id())
                    .orElseThrow(() -> new Problem("No recipe is kept with " + model.name()
                            + ", so there is none to take back; its trainings go by the version in production."));
            store.remove(model.id(), at, actor.name(), comment, clock.millis());
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(model.id()),
                    "recipe of " + model.name(),
                    "remove",
                    before.document(),
                    Map.of(),
                    comment);
            database.announce(new Change.ConfigChanged(model.id()));
            return null;
        });
    }

    /** Keeps the code of a recipe, so that a run can name it. Joins the running transaction. */
    public void takeIn(RecipeFile file) {
        file.code().ifPresent(code -> store.putCode(code, clock.millis()));
    }

    /** The code with that SHA-256, to be read by people. */
    public byte[] code(String sha256) {
        return store.code(sha256)
                .orElseThrow(() -> new Problem("The code with the SHA-256 " + sha256
                        + " is not in this workspace; bring it with its recipe: modeldeck recipe set."));
    }

    /** What is allowed for the model now. */
    public List<Consent> consents(long modelId) {
        return store.consents(modelId);
    }

    public boolean isAllowed(long modelId, Consent.Need need) {
        return find(modelId, need).isPresent();
    }

    /** Allows what the need says; a repetition changes nothing. Joins the running transaction. */
    public void allow(Actor actor, Instant at, ModelInfo model, Consent.Need need, String comment) {
        actor.require(Role.ENGINEER, "allow code or workers");
        if (actor.isSystem()) {
            throw new Problem("Code and workers are allowed by people, not by a schedule.");
        }
        database.transaction(() -> {
            if (!isAllowed(model.id(), need)) {
                store.allow(model.id(), new Consent(need.kind(), need.subject(), at, actor.name()), clock.millis());
                record(actor, at, model, need, "allow", comment);
            }
            return null;
        });
    }

    /** Withdraws what was allowed; what is queued and not begun is refused when its turn comes. */
    public void withdraw(Actor actor, Instant at, ModelInfo model, Consent.Need need, String comment) {
        actor.require(Role.ENGINEER, "withdraw what was allowed");
        database.transaction(() -> {
            Consent consent = find(model.id(), need)
                    .orElseThrow(() -> new Problem("For " + model.name() + " nobody allowed " + need.words() + "."));
            store.withdraw(model.id(), consent, at);
            record(actor, at, model, need, "withdraw", comment);
            return null;
        });
    }

    @Override
    public void require(ModelInfo model, Site site) {
        Optional<Consent.Need> missing = Consent.neededFor(site).filter(need -> !isAllowed(model.id(), need));
        if (missing.isPresent()) {
            Consent.Need need = missing.get();
            throw new Problem(
                    "The recipe of " + model.name() + " wants " + need.words() + ", and nobody allowed that yet."
                            + " Look at it with: modeldeck recipe show --model " + model.name()
                            + " --code, and allow it with: modeldeck recipe allow --model " + model.name() + " "
                            + need.option() + ".");
        }
    }

    private Optional<Consent> find(long modelId, Consent.Need need) {
        return consents(modelId).stream()
                .filter(c -> c.kind() == need.kind() && c.subject().equals(need.subject()))
                .findFirst();
    }

    private void record(Actor actor, Instant at, ModelInfo model, Consent.Need need, String action, String comment) {
        audit.record(
                actor,
                at,
                OptionalLong.of(model.id()),
                need.kind().word() + " of recipes of " + model.name(),
                action,
                Map.of(),
                Map.of(need.kind().word(), need.subject()),
                comment);
        database.announce(new Change.ConfigChanged(model.id()));
    }
}
