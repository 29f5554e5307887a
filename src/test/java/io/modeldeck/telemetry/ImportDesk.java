package io.modeldeck.telemetry;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that files are imported into; of each test its own. */
abstract class ImportDesk {

    @TempDir
    Path folder;

    TelemetryWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new TelemetryWorkspace(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    static EventImportOptions time(String column) {
        return EventImportOptions.builder().time(column).build();
    }

    List<String> features() {
        return workspace.texts("SELECT features FROM inference_event ORDER BY id");
    }
}
