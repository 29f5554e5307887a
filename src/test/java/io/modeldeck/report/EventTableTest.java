package io.modeldeck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.export.TableStyle;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTableTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");
    private static final Actor ENGINEER = Actor.person("Sample engineer", Face.COMMAND_LINE);

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "What a regression predicts is a number in a table and is rounded as one; a label stays as it is called")
    void numbers() {
        assertThat(exported(TaskType.REGRESSION, "12.3456", "-0.987", TableFormat.CSV))
                .contains("2026-03-14T08:15:00Z,1,12.35,,,")
                .contains(",-0.99,");
        assertThat(exported(TaskType.REGRESSION, "12.3456", "-0.987", TableFormat.JSONL))
                .contains("\"prediction\":12.35")
                .contains("\"outcome\":-0.99");
        assertThat(exported(TaskType.REGRESSION, "about 12", "12345678901234567890.5", TableFormat.CSV))
                .as("what is no number, or more than one holds")
                .contains(",about 12,", ",12345678901234567890.5,");
        assertThat(exported(TaskType.CLASSIFICATION, "1.255", "1.255", TableFormat.JSONL))
                .contains("\"prediction\":\"1.255\"");
    }

    private String exported(TaskType task, String prediction, String outcome, TableFormat format) {
        try (Engine engine = Engine.open(new Workspace(folder), Clock.fixed(NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow()) {
            String name = "m" + engine.registry().models().size();
            ModelInfo model = engine.registry().createModel(ENGINEER, NOW, name, task, Optional.empty());
            long version = engine.registry()
                    .addVersion(ENGINEER, NOW, NewVersion.external(model.id(), "1", List.of(), Map.of(), ""))
                    .id();
            engine.intake()
                    .accept(List.of(new Prediction(
                            "e" + name,
                            model.id(),
                            version,
                            NOW,
                            Map.of("x", 1.0),
                            prediction,
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            1_000,
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(outcome))));
            Table table = EventTable.of(
                    engine,
                    model,
                    OptionalLong.empty(),
                    new TimeRange(NOW, NOW.plusSeconds(1)),
                    false,
                    Progress.none());
            return TableFile.text(new TableStyle(OptionalInt.of(2), ZoneOffset.UTC).of(table), format);
        }
    }
}
