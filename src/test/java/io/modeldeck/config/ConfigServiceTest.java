package io.modeldeck.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a config is kept: by scopes that inherit, with its origins, audited, all of a change or nothing. */
class ConfigServiceTest extends ConfigDesk {

    @Test
    void whoReadsTheConfigWhileItChangesDoesNotKeepTheOldOne() {
        database.transaction(() -> {
            config.setValue(PERSON, NOON, MODEL, NONE, "drift.inputDrift.windowHours", "12", "");
            assertThat(CompletableFuture.supplyAsync(this::window).join())
                    .as("nothing is committed yet")
                    .isEqualTo(Duration.ofHours(24));
            return null;
        });
        assertThat(window()).isEqualTo(Duration.ofHours(12));
        assertThatThrownBy(() -> database.transaction(() -> {
                    config.setValue(PERSON, NOON, MODEL, NONE, "drift.inputDrift.windowHours", "6", "");
                    assertThat(window()).isEqualTo(Duration.ofHours(6));
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(window()).isEqualTo(Duration.ofHours(12));
    }

    private Duration window() {
        return config.effective(MODEL, NONE).drift().inputDrift().window();
    }

    @Test
    void narrowerScopesOverrideKeyByKeyAndInheritTheRest() {
        set(NONE, NONE, """
            {"drift": {"inputDrift": {"windowHours": 48, "method": "psi", "threshold": 0.1}}, "recipe": {"rows": 1000}}\
            """);
        set(MODEL, NONE, """
            {"drift": {"inputDrift": {"windowHours": 12}}}\
            """);
        set(MODEL, VERSION, """
            {"drift": {"inputDrift": {"method": "default"}}, "recipe": {"rows": 200}}\
            """);
        assertThat(config.effective(NONE, NONE).drift().inputDrift().window()).isEqualTo(Duration.ofHours(48));
        MonitoringConfig model = config.effective(MODEL, NONE);
        assertThat(model.drift().inputDrift().window()).isEqualTo(Duration.ofHours(12));
        assertThat(model.drift().inputDrift().method()).contains("psi");
        assertThat(model.recipe().rows()).isEqualTo(1_000);
        MonitoringConfig version = config.effective(MODEL, VERSION);
        assertThat(version.drift().inputDrift().window()).isEqualTo(Duration.ofHours(12));
        assertThat(version.drift().inputDrift().method())
                .as("back to the default rule")
                .isEmpty();
        assertThat(version.drift().inputDrift().threshold())
                .as("belongs to the method")
                .isEmpty();
        assertThat(version.recipe().rows()).isEqualTo(200);
        assertThat(config.effective(OptionalLong.of(2), NONE).recipe().rows()).isEqualTo(1_000);
    }

    @Test
    void aListOfConditionsIsReplacedAsAWhole() {
        set(MODEL, NONE, """
            {"retrainingTriggers": {"conditions": [{"type": "error_rate", "threshold": 0.5}]}}\
            """);
        assertThat(config.effective(1).retrainingTriggers().conditions())
                .containsExactly(new TriggerCondition.ErrorRate(0.5));
        set(MODEL, NONE, "{\"retrainingTriggers\": {\"conditions\": []}}");
        assertThat(config.effective(1).retrainingTriggers().conditions()).isEmpty();
    }

    @Test
    void explainTellsEachKeysOrigin() {
        set(NONE, NONE, "{\"recipe\": {\"rows\": 1000, \"holdOutShare\": 0.3}}");
        set(MODEL, NONE, "{\"recipe\": {\"rows\": 500}}");
        List<ConfigEntry> entries = config.explain(MODEL, VERSION);
        assertThat(entries).extracting(ConfigEntry::path).containsExactlyElementsOf(ConfigKeys.paths());
        assertThat(entries).allSatisfy(e -> assertThat(e.meaning()).endsWith("."));
        assertThat(entry(entries, "recipe.rows").origin()).isEqualTo(ConfigOrigin.MODEL);
        assertThat(entry(entries, "recipe.rows").value()).contains(500);
        assertThat(entry(entries, "recipe.rows").overridden()).isFalse();
        assertThat(entry(entries, "recipe.holdOutShare").origin()).isEqualTo(ConfigOrigin.GLOBAL);
        assertThat(entry(entries, "recipe.trainer").value()).isEmpty();
        assertThat(entry(entries, "policy.secondPerson").origin()).isEqualTo(ConfigOrigin.DEFAULT);
        assertThat(entry(config.explain(MODEL, NONE), "recipe.rows").overridden())
                .isTrue();
        assertThat(config.document(MODEL, NONE))
                .extracting("recipe")
                .isEqualTo(Map.of("rows", 500, "holdOutShare", 0.3));
    }

    private static ConfigEntry entry(List<ConfigEntry> entries, String path) {
        return entries.stream().filter(e -> e.path().equals(path)).findFirst().orElseThrow();
    }

    @Test
    void changesAreAuditedWithWhatChangedAndAnnounced() {
        List<Change> heard = new ArrayList<>();
        database.announceTo(heard::add);
        set(MODEL, NONE, "{\"recipe\": {\"rows\": 500, \"holdOutShare\": 0.3}}");
        set(MODEL, NONE, "{\"recipe\": {\"rows\": 600, \"holdOutShare\": 0.3}}");
        set(MODEL, NONE, "{\"recipe\": {\"rows\": 600}}");
        List<AuditEntry> entries = audit.entries(AuditFilter.ofModel(1, 10));
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().before()).isEqualTo(Map.of("recipe.rows", 500));
        assertThat(entries.getFirst().after()).isEqualTo(Map.of("recipe.rows", 600));
        assertThat(entries.getFirst().comment()).isEqualTo("because");
        assertThat(entries.getFirst().by()).isEqualTo("Sample engineer");
        assertThat(heard).containsExactly(new Change.ConfigChanged(1), new Change.ConfigChanged(1));
        set(MODEL, VERSION, "{\"recipe\": {\"rows\": 700}}");
        assertThat(audit.entries(AuditFilter.ofModel(1, 1)).getFirst().subject())
                .as("as people call the version")
                .isEqualTo("monitoring config of v1");
    }

    @Test
    void resetInheritsAgain() {
        set(NONE, NONE, "{\"recipe\": {\"rows\": 1000}}");
        set(MODEL, NONE, "{\"recipe\": {\"rows\": 500, \"holdOutShare\": 0.3}, \"policy\": {\"secondPerson\": true}}");
        config.reset(PERSON, NOON, MODEL, NONE, List.of("recipe.rows"), "");
        assertThat(config.effective(1).recipe().rows()).isEqualTo(1_000);
        assertThat(config.effective(1).recipe().holdOutShare()).isEqualTo(0.3);
        config.reset(PERSON, NOON, MODEL, NONE, List.of("recipe"), "");
        assertThat(config.effective(1).recipe().holdOutShare()).isEqualTo(0.2);
        assertThat(config.effective(1).policy().secondPerson()).isTrue();
        config.reset(PERSON, NOON, MODEL, NONE, List.of(), "");
        assertThat(config.overrides(MODEL, NONE)).isEmpty();
        assertThatThrownBy(() -> config.reset(PERSON, NOON, MODEL, NONE, List.of("recipe.row"), ""))
                .hasMessageContaining("Did you mean recipe.rows?");
    }

    @Test
    void oneWrongKeyKeepsTheWholeDocumentOut() {
        assertThatThrownBy(() -> set(MODEL, NONE, "{\"recipe\": {\"rows\": 500, \"holdOutShare\": 7}}"))
                .isInstanceOf(Problem.class);
        assertThat(config.effective(1).recipe().rows()).isEqualTo(4_000);
    }

    @Test
    void whatWasReadBeforeARolledBackChangeStays() {
        assertThatThrownBy(() -> database.transaction(() -> {
                    set(MODEL, NONE, "{\"recipe\": {\"rows\": 500}}");
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(config.effective(1).recipe().rows()).isEqualTo(4_000);
    }

    @Test
    void settingsAreKeptAndAuditedWhenTheyChange() {
        Settings settings = new Settings(database, audit);
        assertThat(settings.get(Settings.PERSON)).isEmpty();
        assertThat(settings.isSample()).isFalse();
        settings.put(PERSON, NOON, Settings.PERSON, "Sample engineer \"A\" O'Hara");
        settings.put(PERSON, NOON, Settings.PERSON, "Sample engineer \"A\" O'Hara");
        settings.put(PERSON, NOON, Settings.SAMPLE, "true");
        assertThat(settings.get(Settings.PERSON)).contains("Sample engineer \"A\" O'Hara");
        assertThat(settings.isSample()).isTrue();
        assertThat(audit.entries(AuditFilter.newest(10)))
                .extracting(AuditEntry::subject)
                .containsExactly("setting sample", "setting person");
        assertThatThrownBy(() -> settings.put(PERSON, NOON, "a b", "x")).isInstanceOf(Problem.class);
    }
}
