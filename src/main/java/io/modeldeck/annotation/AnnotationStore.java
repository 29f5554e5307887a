package io.modeldeck.annotation;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The annotations' SQL. */
final class AnnotationStore {

    private final Database database;

    AnnotationStore(Database database) {
        this.database = database;
    }

    /** Those that touch the range, the newest {@code most} of them, in the order of their beginnings. A moment is touched where the range holds it. */
    List<Annotation> touching(long modelId, TimeRange range, int most) {
        return database.list(
                "SELECT * FROM (SELECT * FROM annotation WHERE model_id = ?1 AND from_at < ?3"
                        + " AND (to_at > ?2 OR from_at >= ?2) ORDER BY from_at DESC, id DESC LIMIT ?4) ORDER BY from_at, id",
                AnnotationStore::annotation,
                modelId,
                range.fromMillis(),
                range.toMillis(),
                most);
    }

    long count(long modelId) {
        return database.first("SELECT count(*) FROM annotation WHERE model_id = ?1", row -> row.getLong(1), modelId)
                .orElse(0L);
    }

    Optional<Annotation> find(long id) {
        return database.first("SELECT * FROM annotation WHERE id = ?1", AnnotationStore::annotation, id);
    }

    /** Joins the running transaction. A number of 0 becomes the next one that was never used. */
    long insert(Annotation note, Instant recordedAt) {
        return database.write(handle -> handle.createQuery("""
            INSERT INTO annotation (id, model_id, version_id, from_at, to_at, text, by, at, edited_by, edited_at, recorded_at)
            VALUES (nullif(:id, 0), :model, :version, :from, :to, :text, :by, :at, :editedBy, :editedAt, :recorded)
            RETURNING id\
            """)
                .bind("id", note.id())
                .bind("model", note.modelId())
                .bind("version", Nullable.of(note.versionId()))
                .bind("from", note.range().fromMillis())
                .bind("to", note.range().toMillis())
                .bind("text", note.text())
                .bind("by", note.by())
                .bind("at", note.at().toEpochMilli())
                .bind("editedBy", note.edited().map(Annotation.Edit::by).orElse(null))
                .bind(
                        "editedAt",
                        note.edited().map(edit -> edit.at().toEpochMilli()).orElse(null))
                .bind("recorded", recordedAt.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    /** Joins the running transaction. */
    void update(Annotation note, Instant recordedAt) {
        database.run(handle -> handle.createUpdate(
                        "UPDATE annotation SET version_id = :version, from_at = :from, to_at = :to,"
                                + " text = :text, edited_by = :editedBy, edited_at = :editedAt, recorded_at = :recorded WHERE id = :id")
                .bind("version", Nullable.of(note.versionId()))
                .bind("from", note.range().fromMillis())
                .bind("to", note.range().toMillis())
                .bind("text", note.text())
                .bind("editedBy", note.edited().map(Annotation.Edit::by).orElse(null))
                .bind(
                        "editedAt",
                        note.edited().map(edit -> edit.at().toEpochMilli()).orElse(null))
                .bind("recorded", recordedAt.toEpochMilli())
                .bind("id", note.id())
                .execute());
    }

    /** Joins the running transaction. */
    void delete(long id) {
        database.run(handle -> handle.execute("DELETE FROM annotation WHERE id = ?", id));
    }

    private static Annotation annotation(ResultSet row) throws SQLException {
        String editedBy = row.getString("edited_by");
        return new Annotation(
                row.getLong("id"),
                row.getLong("model_id"),
                Nullable.whole(row, "version_id"),
                TimeRange.ofMillis(row.getLong("from_at"), row.getLong("to_at")),
                row.getString("text"),
                row.getString("by"),
                Instant.ofEpochMilli(row.getLong("at")),
                editedBy == null
                        ? Optional.empty()
                        : Optional.of(new Annotation.Edit(editedBy, Instant.ofEpochMilli(row.getLong("edited_at")))));
    }
}
