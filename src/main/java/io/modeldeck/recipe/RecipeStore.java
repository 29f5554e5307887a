package io.modeldeck.recipe;

import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of recipes, their code and what people allowed. */
final class RecipeStore {

    private final Database database;

    RecipeStore(Database database) {
        this.database = database;
    }

    void insert(KeptRecipe recipe, long recordedAt) {
        database.update(
                "INSERT INTO recipe (model_id, document, at, by, comment, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                recipe.modelId(),
                Json.write(recipe.document()),
                recipe.at().toEpochMilli(),
                recipe.by(),
                recipe.comment(),
                recordedAt);
    }

    /** Notes that no recipe is kept any more; what was kept before stays to be read. */
    void remove(long modelId, Instant at, String by, String comment, long recordedAt) {
        database.update(
                "INSERT INTO recipe (model_id, document, at, by, comment, recorded_at, removed)"
                        + " VALUES (?1, '{}', ?2, ?3, ?4, ?5, 1)",
                modelId,
                at.toEpochMilli(),
                by,
                comment,
                recordedAt);
    }

    /** Empty where none was kept, and where the newest says that it was taken back. */
    Optional<KeptRecipe> newest(long modelId) {
        return database.first(
                        "SELECT id, document, at, by, comment, removed FROM recipe WHERE model_id = ?1 ORDER BY id DESC LIMIT 1",
                        row -> row.getBoolean(6)
                                ? Optional.<KeptRecipe>empty()
                                : Optional.of(new KeptRecipe(
                                        row.getLong(1),
                                        modelId,
                                        Json.readObject(row.getString(2)),
                                        Instant.ofEpochMilli(row.getLong(3)),
                                        row.getString(4),
                                        row.getString(5))),
                        modelId)
                .flatMap(found -> found);
    }

    void putCode(RecipeCode code, long recordedAt) {
        database.run(h -> h.execute(
                "INSERT INTO recipe_code (sha256, name, content, recorded_at) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO"
                        + " NOTHING",
                code.digest().hex(),
                code.name(),
                code.content(),
                recordedAt));
    }

    Optional<byte[]> code(String sha256) {
        return database.first("SELECT content FROM recipe_code WHERE sha256 = ?1", row -> row.getBytes(1), sha256);
    }

    List<Consent> consents(long modelId) {
        return database.list(
                "SELECT kind, subject, at, by FROM recipe_consent WHERE model_id = ?1 AND withdrawn_at IS NULL ORDER BY id",
                row -> new Consent(
                        Consent.Kind.of(row.getString(1)),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4)),
                modelId);
    }

    void allow(long modelId, Consent consent, long recordedAt) {
        database.update(
                "INSERT INTO recipe_consent (model_id, kind, subject, at, by, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                modelId,
                consent.kind().word(),
                consent.subject(),
                consent.at().toEpochMilli(),
                consent.by(),
                recordedAt);
    }

    void withdraw(long modelId, Consent consent, Instant at) {
        database.update(
                "UPDATE recipe_consent SET withdrawn_at = ?4 WHERE model_id = ?1 AND kind = ?2 AND subject = ?3 AND"
                        + " withdrawn_at IS NULL",
                modelId,
                consent.kind().word(),
                consent.subject(),
                at.toEpochMilli());
    }
}
