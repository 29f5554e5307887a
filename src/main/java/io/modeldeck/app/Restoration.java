package io.modeldeck.app;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Restores a workspace that tells itself where it comes from. Its audit log has the entry before it takes its place, so that a kill leaves either what was
 * there or a workspace that tells of it.
 *
 * @param actor who does it, asked of what the restored workspace knows
 * @param at when, likewise
 */
public record Restoration(
        Path backup, Clock clock, Function<Engine, Actor> actor, Function<Engine, Instant> at, String comment) {

    /**
     * Makes a workspace where there is none.
     *
     * @param replace whether one that is there is set aside nevertheless
     * @return where what was there is kept; empty when there was nothing
     */
    public Optional<Path> into(Workspace target, boolean replace) {
        return Backup.restore(backup, target, replace, this::tell);
    }

    /** Takes the place of a workspace that is not open; answers where that one is kept. */
    public Optional<Path> inPlaceOf(Workspace target) {
        return Backup.replace(backup, target, "a restore", this::tell);
    }

    private void tell(Workspace restored, Optional<Path> aside) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("file", backup.toString());
        aside.ifPresent(folder -> after.put("keptIn", folder.toString()));
        forgetCompacting(restored);
        try (Engine engine = Engine.open(restored, clock, () -> {})
                .orElseThrow(() -> new Problem("Another process (" + restored.holder() + ") restores into "
                        + restored.folder() + " right now; nothing was changed."))) {
            Actor who = actor.apply(engine);
            Instant when = at.apply(engine);
            engine.together(() -> {
                engine.audit()
                        .record(
                                who,
                                when,
                                OptionalLong.empty(),
                                "workspace",
                                "restore backup",
                                Map.of(),
                                after,
                                comment);
                return null;
            });
        }
    }

    /** A compacting that went on while the backup was taken was one of another file, and would be told of this one. */
    private static void forgetCompacting(Workspace restored) {
        try (Database database = Database.open(restored, () -> {})) {
            new CompactingStore(database).forget();
        }
    }
}
