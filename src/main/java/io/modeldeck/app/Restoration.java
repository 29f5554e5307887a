package io.modeldeck.app;

import io.modeldeck.domain.Actor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** That a workspace came from a backup, told by the workspace itself. */
public final class Restoration {

    private Restoration() {}

    /**
     * Records it in the workspace that was restored.
     *
     * @param backup the file
     * @param aside where what was there before is kept; empty when there was nothing
     */
    public static void record(
            Engine restored, Actor actor, Instant at, Path backup, Optional<Path> aside, String comment) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("file", backup.toString());
        aside.ifPresent(folder -> after.put("keptIn", folder.toString()));
        restored.together(() -> {
            restored.audit()
                    .record(actor, at, OptionalLong.empty(), "workspace", "restore backup", Map.of(), after, comment);
            return null;
        });
    }
}
