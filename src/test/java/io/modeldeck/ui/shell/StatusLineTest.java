package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.text.Formats;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private static final ShellFacts READ_ONLY = new ShellFacts(
            List.of(), Map.of(), "deck", ShellFacts.EngineState.READ_ONLY, "You", false, List.of(), false);

    private final StatusLine line = FxTest.onFx(() ->
            new StatusLine(new Formats(ZoneOffset.UTC, Clock.systemUTC()), section -> {}, new Label(), new Label()));

    @Test
    @DisplayName("A window that only reads says there, too, that the workspace could not be read")
    void failure() {
        assertThat(said(() -> line.show(READ_ONLY))).isEmpty();
        assertThat(said(() -> line.failed("The disk is gone."))).contains("The disk is gone.");
        assertThat(said(() -> line.show(READ_ONLY))).isEmpty();
    }

    /** What is seen of the engine after that. */
    private Optional<String> said(Runnable deed) {
        return FxTest.onFx(() -> {
            deed.run();
            Hyperlink engine = (Hyperlink) line.getChildren().getFirst();
            return Optional.of(engine.getText()).filter(text -> engine.isVisible() && engine.isManaged());
        });
    }
}
