package io.modeldeck.registry;

import static io.modeldeck.registry.RegistryBench.ENGINEER;
import static io.modeldeck.registry.RegistryBench.T0;
import static io.modeldeck.registry.RegistryBench.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write about models. */
class ModelNotesTest {

    @TempDir
    Path folder;

    private RegistryBench bench;
    private ModelInfo churn;
    private ModelNotes notes;

    @BeforeEach
    void open() {
        bench = new RegistryBench(folder);
        churn = bench.model("churn");
        notes = bench.registry.notes();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theNewestStandsTheOneBeforeIsInTheAuditAndARepetitionLeavesNoTrace() {
        assertThat(notes.of(churn.id())).isEmpty();
        notes.put(ENGINEER, T0, churn, List.of(" billing ", "monthly", "billing", ""), "Ask sales first.\n", "");
        notes.put(ENGINEER, hour(1), churn, List.of("monthly"), "Ask finance first.", "sales moved");
        notes.put(ENGINEER, hour(2), churn, List.of("monthly"), "Ask finance first.", "again");
        ModelNote now = notes.of(churn.id()).orElseThrow();
        assertThat(now).isEqualTo(new ModelNote(List.of("monthly"), "Ask finance first.", hour(1), ENGINEER.name()));
        assertThat(bench.entries().stream().filter(entry -> entry.action().equals("note")))
                .hasSize(2)
                .first()
                .satisfies(entry -> {
                    assertThat(entry.before()).containsEntry("tags", List.of("billing", "monthly"));
                    assertThat(entry.before()).containsEntry("note", "Ask sales first.");
                    assertThat(entry.comment()).isEqualTo("sales moved");
                });
    }

    @Test
    void whatCannotBeShownIsRefusedAndNothingIsWritten() {
        assertThatThrownBy(() -> notes.put(ENGINEER, T0, churn, List.of("<b>"), "", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'<b>' is none");
        assertThatThrownBy(() -> notes.put(ENGINEER, T0, churn, List.of(), "x".repeat(4_001), ""))
                .hasMessageContaining("4001 characters");
        assertThatThrownBy(() -> notes.put(ENGINEER, T0, churn, List.of(), "a\u0007b", ""))
                .hasMessageContaining("cannot be shown");
        List<String> many =
                java.util.stream.IntStream.range(0, 21).mapToObj(i -> "t" + i).toList();
        assertThatThrownBy(() -> notes.put(ENGINEER, T0, churn, many, "", "")).hasMessageContaining("at most 20 tags");
        Actor reviewer = new Actor("r", Set.of(Role.VIEWER), Face.COMMAND_LINE, false);
        assertThatThrownBy(() -> notes.put(reviewer, T0, churn, List.of("a"), "", ""))
                .isInstanceOf(Problem.class);
        assertThat(notes.of(churn.id())).isEmpty();
    }
}
