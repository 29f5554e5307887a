package io.modeldeck.registry;

import static io.modeldeck.registry.RegistryBench.ENGINEER;
import static io.modeldeck.registry.RegistryBench.REVIEWER;
import static io.modeldeck.registry.RegistryBench.T0;
import static io.modeldeck.registry.RegistryBench.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of versions, and their end. */
class AliasesTest {

    @TempDir
    Path folder;

    private RegistryBench bench;
    private Promotion promotion;
    private Aliases aliases;
    private ModelInfo churn;

    @BeforeEach
    void open() {
        bench = new RegistryBench(folder);
        promotion = bench.promotion();
        aliases = promotion.aliases();
        churn = bench.model("churn");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theChampionFollowsProductionAndTheChallengerLetsGoWhenItHasWon() {
        ModelVersion a = bench.served(churn, "a", 1);
        ModelVersion b = bench.staged(churn, "b");
        aliases.put(ENGINEER, T0, churn.id(), "challenger", b.id(), "next");
        aliases.put(ENGINEER, T0, churn.id(), "last-good", a.id(), "");
        assertThat(aliases.of(churn.id()))
                .isEqualTo(Map.of("champion", a.id(), "challenger", b.id(), "last-good", a.id()));
        promotion.promote(REVIEWER, hour(2), b.id(), Stage.PRODUCTION, "better");
        assertThat(aliases.of(churn.id())).isEqualTo(Map.of("champion", b.id(), "last-good", a.id()));
        assertThat(bench.entries()).extracting(AuditEntry::action).contains("name version", "take name");
        promotion.rollback(REVIEWER, hour(3), churn.id(), "worse");
        assertThat(aliases.named(churn.id(), "champion").id()).isEqualTo(a.id());
    }

    @Test
    void aVersionIsNamedByNumberOrAliasAndElseBothAreListed() {
        ModelVersion a = bench.candidate(churn, "a");
        aliases.put(ENGINEER, T0, churn.id(), "try", a.id(), "");
        for (String name : List.of("1", "v1", "try")) {
            assertThat(aliases.named(churn.id(), name).id()).isEqualTo(a.id());
        }
        assertThatThrownBy(() -> aliases.named(churn.id(), "champion"))
                .isInstanceOf(Problem.class)
                .hasMessage(
                        "churn has no version 'champion'. Its versions: v1 candidate (source a). Its aliases: try.");
        aliases.remove(ENGINEER, T0, churn.id(), "try", "");
        assertThatThrownBy(() -> aliases.remove(ENGINEER, T0, churn.id(), "try", ""))
                .hasMessageContaining("no version 'try'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"champion", "3", "v3", "", "With Capitals", "-x", "x\ny"})
    void whatIsNoAliasIsRefused(String name) {
        ModelVersion a = bench.candidate(churn, "a");
        assertThatThrownBy(() -> aliases.put(ENGINEER, T0, churn.id(), name, a.id(), ""))
                .isInstanceOf(Problem.class);
        assertThat(aliases.of(churn.id())).isEmpty();
    }

    @Test
    void aVersionThatNothingSpeaksOfIsDeletedAndItsNumberNotGivenAgain() {
        ModelVersion a = bench.candidate(churn, "a");
        aliases.put(ENGINEER, T0, churn.id(), "try", a.id(), "");
        assertThatThrownBy(() -> bench.registry.deleteVersion(REVIEWER, T0, a.id(), " "))
                .hasMessageContaining("say why");
        Actor engineer = new Actor("Sample engineer", Set.of(Role.ENGINEER, Role.REVIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> bench.registry.deleteVersion(engineer, T0, a.id(), "a try"))
                .hasMessageContaining("role admin");
        bench.registry.deleteVersion(REVIEWER, T0, a.id(), "a try");
        assertThat(bench.registry.versions(churn.id())).isEmpty();
        assertThat(aliases.of(churn.id())).isEmpty();
        assertThat(bench.entries().getFirst().action()).isEqualTo("delete version");
        assertThat(bench.candidate(churn, "b").deploymentVersion()).isEqualTo(2);
    }

    @Test
    void whatIsOrWasInProductionIsNeverDeletedNorWhatOthersCameFrom() {
        ModelVersion a = bench.served(churn, "a", 1);
        ModelVersion b = bench.served(churn, "b", 2);
        assertThatThrownBy(() -> bench.registry.deleteVersion(REVIEWER, T0, a.id(), "old"))
                .hasMessageContaining("churn v1 (source a) was in production and cannot be deleted");
        assertThatThrownBy(() -> bench.registry.deleteVersion(REVIEWER, T0, b.id(), "new"))
                .hasMessageContaining("churn v2 (source b) is in production and cannot be deleted");
        ModelVersion c = bench.candidate(churn, "c");
        bench.registry.addVersion(
                ENGINEER,
                T0,
                NewVersion.external(churn.id(), "d", List.of(), Map.of(), "")
                        .fromTraining(OptionalLong.empty(), OptionalLong.of(c.id())));
        assertThatThrownBy(() -> bench.registry.deleteVersion(REVIEWER, T0, c.id(), "x"))
                .hasMessageContaining("v4 was trained from it");
        assertThat(bench.registry.versions(churn.id())).hasSize(4);
    }
}
