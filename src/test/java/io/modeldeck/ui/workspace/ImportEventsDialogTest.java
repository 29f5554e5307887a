package io.modeldeck.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The events of a table that somebody imports in the dialog. */
class ImportEventsDialogTest extends WorkspaceDesk {

    private static final TimeRange ALL =
            new TimeRange(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    @Test
    @DisplayName("A table imported through the dialog: its good rows are events, its bad one stays out")
    void importsEvents() throws IOException {
        ModelInfo model = imported();
        assertThat(engine.events().count(model.id(), OptionalLong.empty(), ALL)).isEqualTo(3);
        assertThat(model.newestEventAt()).contains(Instant.parse("2025-03-01T10:00:00Z"));
    }
}
