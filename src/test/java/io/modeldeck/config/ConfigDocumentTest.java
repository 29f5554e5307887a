package io.modeldeck.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the keys of a document mean, the origin design's as well as our own, and which document is refused. */
class ConfigDocumentTest extends ConfigDesk {

    /** The structure of the origin design's document, each value changed so that obeying it differs from ignoring it. */
    private static final String ORIGIN = """
        {
            "aggregation": {
                "hourlyAggregation": "2h",
                "dailyAggregation": "48h",
                "driftCheck": "12h",
                "dataQualityCheck": "30m"
            },
            "drift": {
                "inputDrift": { "enabled": false, "method": "ks_test", "threshold": 0.05, "windowHours": 25 },
                "predictionDrift": { "enabled": false, "method": "psi", "threshold": 0.25, "windowHours": 26 },
                "conceptDrift": { "enabled": false, "minLabeledSamples": 101, "accuracyDropThreshold": 0.06 }
            },
            "retrainingTriggers": {
                "enabled": false,
                "minDaysBetweenRetraining": 8,
                "minNewLabeledSamples": 501,
                "conditions": [
                    { "type": "drift", "driftTypes": ["input", "prediction"], "threshold": 0.4 },
                    { "type": "error_rate", "threshold": 0.2 }
                ]
            }
        }\
        """;

    /** The origin design's document with its own values. */
    private static final String ORIGIN_AS_IT_STANDS = """
        {"aggregation": {"hourlyAggregation": "1h", "dailyAggregation": "24h", "driftCheck": "6h", "dataQualityCheck": "1h"},
         "drift": {
            "inputDrift": {"enabled": true, "method": "ks_test", "threshold": 0.05, "windowHours": 24},
            "predictionDrift": {"enabled": true, "method": "psi", "threshold": 0.2, "windowHours": 24},
            "conceptDrift": {"enabled": true, "minLabeledSamples": 100, "accuracyDropThreshold": 0.05}},
         "retrainingTriggers": {"enabled": true, "minDaysBetweenRetraining": 7, "minNewLabeledSamples": 500,
            "conditions": [{"type": "drift", "driftTypes": ["input", "concept"], "threshold": 0.3},
                           {"type": "error_rate", "threshold": 0.1}]}}\
        """;

    @Test
    void theDefaultsAreThoseOfTheProduct() {
        MonitoringConfig c = config.effective(NONE, NONE);
        assertThat(c.aggregation().intervals().values())
                .containsExactly(
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofMinutes(5));
        assertThat(c.drift().inputDrift())
                .isEqualTo(new MonitoringConfig.DistributionDrift(
                        true, Optional.empty(), OptionalDouble.empty(), Duration.ofHours(24)));
        assertThat(c.drift().predictionDrift()).isEqualTo(c.drift().inputDrift());
        assertThat(c.drift().conceptDrift())
                .isEqualTo(new MonitoringConfig.ConceptDrift(
                        true, 100, 0.05, Duration.ofHours(24), List.of("hddm_a", "adwin"), true));
        assertThat(c.retrainingTriggers())
                .isEqualTo(new MonitoringConfig.RetrainingTriggers(
                        true,
                        7,
                        500,
                        Duration.ofDays(3),
                        Duration.ofDays(14),
                        List.of(
                                new TriggerCondition.Drift(List.of("input", "concept"), 0.3),
                                new TriggerCondition.ErrorRate(0.1))));
        assertThat(c.recipe()).isEqualTo(new MonitoringConfig.Recipe(4_000, 0.2, Optional.empty()));
        assertThat(c.policy().secondPerson()).isFalse();
        assertThat(MonitoringConfig.defaults()).isEqualTo(c);
    }

    @Test
    void aFeatureMayHaveAMethodOfItsOwn() {
        set(NONE, NONE, "{\"drift\": {\"inputDrift\": {\"method\": \"psi\", \"threshold\": 0.25}}}");
        set(MODEL, NONE, """
            {"drift": {"inputDrift": {"correction": "holm", "multivariate": "none", "features": {
                "amount": {"method": "wasserstein"}, "a.b%c": {"threshold": 0.4}, "age": {"method": "default"}}},
              "conceptDrift": {"detectors": ["ddm", "kswin"], "estimate": false}}}""");
        set(MODEL, VERSION, "{\"drift\": {\"inputDrift\": {\"features\": {\"amount\": {\"threshold\": 0.3}}}}}");
        MonitoringConfig c = config.effective(MODEL, VERSION);
        assertThat(c.drift().inputRules().correction()).isEqualTo("holm");
        assertThat(c.drift().inputRules().multivariate()).isEqualTo("none");
        assertThat(c.drift().conceptDrift().detectors()).containsExactly("ddm", "kswin");
        assertThat(c.drift().conceptDrift().estimate()).isFalse();
        assertThat(c.drift().inputRules().features())
                .isEqualTo(Map.of(
                        "amount",
                        new MonitoringConfig.FeatureRule(Optional.of("wasserstein"), OptionalDouble.of(0.3)),
                        "a.b%c",
                        new MonitoringConfig.FeatureRule(Optional.of("psi"), OptionalDouble.of(0.4)),
                        "age",
                        new MonitoringConfig.FeatureRule(Optional.empty(), OptionalDouble.empty())));
        assertThat(config.explain(MODEL, NONE))
                .extracting(ConfigEntry::path)
                .contains("drift.inputDrift.features.a%2Eb%25c.threshold");
        assertThat(Json.write(config.document(MODEL, NONE))).contains("\"a.b%c\":{\"threshold\":0.4}");
        config.reset(PERSON, NOON, MODEL, NONE, List.of("drift.inputDrift.features.age"), "");
        assertThat(config.effective(MODEL, NONE).drift().inputRules().features())
                .doesNotContainKey("age");
        config.reset(PERSON, NOON, MODEL, NONE, List.of("drift.inputDrift.features"), "");
        assertThat(config.effective(MODEL, NONE).drift().inputRules().features())
                .isEmpty();
        config.setValue(PERSON, NOON, MODEL, NONE, "drift.inputDrift.features.amount.method", "mmd", "");
        config.setValue(PERSON, NOON, MODEL, NONE, "drift.conceptDrift.detectors", "eddm, adwin", "");
        assertThat(config.effective(MODEL, NONE).drift().inputRules().features())
                .containsEntry("amount", new MonitoringConfig.FeatureRule(Optional.of("mmd"), OptionalDouble.empty()));
        assertThat(config.effective(MODEL, NONE).drift().conceptDrift().detectors())
                .containsExactly("eddm", "adwin");
        // A threshold without any method belongs to nothing.
        config.setValue(PERSON, NOON, NONE, NONE, "drift.inputDrift.method", "default", "");
        config.setValue(PERSON, NOON, MODEL, NONE, "drift.inputDrift.features.age.threshold", "0.3", "");
        assertThat(config.effective(MODEL, NONE)
                        .drift()
                        .inputRules()
                        .features()
                        .get("age")
                        .threshold())
                .isEmpty();
    }

    @Test
    void aFeatureIsExcludedForAModelAndTakesPartAgain() {
        config.exclude(PERSON, NOON, MODEL.getAsLong(), "a.b", true, "known");
        assertThat(excluded(MODEL)).containsExactly("a.b");
        assertThat(config.effective(MODEL, NONE).drift().inputRules().features())
                .as("nothing is said of its method")
                .isEmpty();
        assertThat(excluded(NONE)).isEmpty();
        config.exclude(PERSON, NOON, MODEL.getAsLong(), "a.b", false, "");
        assertThat(config.overrides(MODEL, NONE)).as("as if it had never been").isEmpty();
        set(NONE, NONE, "{\"drift\": {\"inputDrift\": {\"features\": {\"age\": {\"excluded\": true}}}}}");
        config.exclude(PERSON, NOON, MODEL.getAsLong(), "age", false, "");
        assertThat(excluded(MODEL)).as("what the workspace says gives way").isEmpty();
        assertThat(excluded(NONE)).containsExactly("age");
    }

    private Set<String> excluded(OptionalLong model) {
        return config.effective(model, NONE).drift().inputRules().excluded();
    }

    @Test
    void wrongRulesOfFeaturesAreRefusedWithTheirPlace() {
        for (String[] wrong : new String[][] {
            {"{\" \": {\"method\": \"psi\"}}", "drift.inputDrift.features. .method lacks the name of its feature"},
            {"{\"amount\": {\"method\": \"tea\"}}", "drift.inputDrift.features.amount.method must be one of"},
            {"{\"amount\": {\"methode\": \"psi\"}}", "Did you mean drift.inputDrift.features.amount.method?"},
            {"{\"amount\": 3}", "drift.inputDrift.features.amount must be an object in braces"}
        }) {
            assertThatThrownBy(
                            () -> set(MODEL, NONE, "{\"drift\": {\"inputDrift\": {\"features\": " + wrong[0] + "}}}"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(wrong[1]);
        }
        for (String wrong : List.of("3", "[\"adwin\", \"adwin\"]", "[\"ad\"]")) {
            assertThatThrownBy(
                            () -> set(MODEL, NONE, "{\"drift\": {\"conceptDrift\": {\"detectors\": " + wrong + "}}}"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("drift.conceptDrift.detectors");
        }
        assertThatThrownBy(() -> config.reset(PERSON, NOON, MODEL, NONE, List.of("drift.inputDrift.feature"), ""))
                .isInstanceOf(Problem.class);
    }

    @Test
    void theOriginsDocumentLoadsAsItStands() {
        set(NONE, NONE, ORIGIN_AS_IT_STANDS);
        MonitoringConfig c = config.effective(MODEL, NONE);
        assertThat(c.drift().inputDrift().method()).contains("ks_test");
        assertThat(c.drift().inputDrift().threshold()).hasValue(0.05);
        assertThat(c.drift().predictionDrift().method()).contains("psi");
        assertThat(c.retrainingTriggers()).isEqualTo(MonitoringConfig.defaults().retrainingTriggers());
        assertThat(c.aggregation()).isEqualTo(MonitoringConfig.defaults().aggregation());
        assertThat(c.drift().conceptDrift())
                .isEqualTo(MonitoringConfig.defaults().drift().conceptDrift());
        assertThat(Json.readObject(Json.write(config.overrides(NONE, NONE))))
                .isEqualTo(Json.readObject(ORIGIN_AS_IT_STANDS));
    }

    @Test
    void everyKeyOfTheOriginsDocumentIsObeyed() {
        set(MODEL, NONE, ORIGIN);
        MonitoringConfig c = config.effective(MODEL, VERSION);
        assertThat(c.aggregation())
                .isEqualTo(new MonitoringConfig.Aggregation(
                        Duration.ofMinutes(5),
                        Duration.ofHours(2),
                        Duration.ofHours(48),
                        Duration.ofHours(12),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(5)));
        assertThat(c.drift().inputDrift())
                .isEqualTo(new MonitoringConfig.DistributionDrift(
                        false, Optional.of("ks_test"), OptionalDouble.of(0.05), Duration.ofHours(25)));
        assertThat(c.drift().predictionDrift())
                .isEqualTo(new MonitoringConfig.DistributionDrift(
                        false, Optional.of("psi"), OptionalDouble.of(0.25), Duration.ofHours(26)));
        assertThat(c.drift().conceptDrift())
                .isEqualTo(new MonitoringConfig.ConceptDrift(
                        false, 101, 0.06, Duration.ofHours(24), List.of("hddm_a", "adwin"), true));
        assertThat(c.retrainingTriggers())
                .isEqualTo(new MonitoringConfig.RetrainingTriggers(
                        false,
                        8,
                        501,
                        Duration.ofDays(3),
                        Duration.ofDays(14),
                        List.of(
                                new TriggerCondition.Drift(List.of("input", "prediction"), 0.4),
                                new TriggerCondition.ErrorRate(0.2))));
    }

    @Test
    void ourOwnKeysAreObeyedToo() {
        set(MODEL, NONE, """
            {"aggregation": {"fiveMinuteAggregation": "10m", "alertCheck": "15m"},
             "drift": {"conceptDrift": {"windowHours": 72}},
             "recipe": {"rows": 500, "holdOutShare": 0.25, "trainer": "tree"}, "policy": {"secondPerson": true}}\
            """);
        MonitoringConfig c = config.effective(1);
        assertThat(c.aggregation().fiveMinuteAggregation()).isEqualTo(Duration.ofMinutes(10));
        assertThat(c.aggregation().alertCheck()).isEqualTo(Duration.ofMinutes(15));
        assertThat(c.drift().conceptDrift().window()).isEqualTo(Duration.ofHours(72));
        assertThat(c.recipe()).isEqualTo(new MonitoringConfig.Recipe(500, 0.25, Optional.of("tree")));
        assertThat(c.policy().secondPerson()).isTrue();
    }

    @Test
    void everyKindOfTriggerIsRead() {
        set(MODEL, NONE, """
            {"retrainingTriggers": {"coolDownDays": 2, "expiryDays": 30, "conditions": [
                {"type": "quality", "metric": "auc", "drop": 0.05, "windowHours": 72},
                {"type": "quality", "metric": "rmse", "threshold": 12},
                {"type": "estimated_quality"},
                {"type": "estimated_quality", "threshold": 0.8},
                {"type": "estimated_quality", "drop": 0.1},
                {"type": "labels", "count": 5000},
                {"type": "schedule", "everyDays": 30}]}}\
            """);
        MonitoringConfig.RetrainingTriggers triggers = config.effective(1).retrainingTriggers();
        assertThat(triggers.coolDown()).isEqualTo(Duration.ofDays(2));
        assertThat(triggers.expiry()).isEqualTo(Duration.ofDays(30));
        assertThat(triggers.conditions())
                .containsExactly(
                        new TriggerCondition.Quality(
                                "auc", OptionalDouble.empty(), OptionalDouble.of(.05), Duration.ofHours(72)),
                        new TriggerCondition.Quality(
                                "rmse", OptionalDouble.of(12), OptionalDouble.empty(), Duration.ofHours(24)),
                        new TriggerCondition.EstimatedQuality(OptionalDouble.empty(), OptionalDouble.empty()),
                        new TriggerCondition.EstimatedQuality(OptionalDouble.of(.8), OptionalDouble.empty()),
                        new TriggerCondition.EstimatedQuality(OptionalDouble.empty(), OptionalDouble.of(.1)),
                        new TriggerCondition.NewLabels(5_000),
                        new TriggerCondition.Every(30));
        assertThat(TriggerList.read(TriggerList.accept(
                        "again",
                        triggers.conditions().stream()
                                .map(TriggerCondition::document)
                                .toList())))
                .as("as it is written it is read")
                .isEqualTo(triggers.conditions());
    }

    @Test
    void aValueIsReadFromItsText() {
        config.setValue(PERSON, NOON, MODEL, NONE, "aggregation.driftCheck", "12h", "");
        config.setValue(PERSON, NOON, MODEL, NONE, "recipe.rows", " 700 ", "");
        config.setValue(PERSON, NOON, MODEL, NONE, "policy.secondPerson", "true", "");
        config.setValue(
                PERSON,
                NOON,
                MODEL,
                NONE,
                "retrainingTriggers.conditions",
                "[{\"type\": \"error_rate\", \"threshold\": 0.4}]",
                "");
        MonitoringConfig c = config.effective(1);
        assertThat(c.aggregation().driftCheck()).isEqualTo(Duration.ofHours(12));
        assertThat(c.recipe().rows()).isEqualTo(700);
        assertThat(c.policy().secondPerson()).isTrue();
        assertThat(c.retrainingTriggers().conditions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"drfit\": {}} | no key drfit | Did you mean drift?",
                "{\"drift\": {\"inputDrift\": {\"windowHour\": 3}}} | no key drift.inputDrift.windowHour | Did you"
                        + " mean drift.inputDrift.windowHours?",
                "{\"windowHours\": 3} | no key windowHours | Keys here: aggregation, drift, onnx, policy, process, recipe,"
                        + " retention, retrainingTriggers",
                "{\"drift\": 3} | drift must be an object in braces | not 3",
                "{\"drift\": {\"inputDrift\": {\"enabled\": \"yes\"}}} | drift.inputDrift.enabled must be true or"
                        + " false | not \"yes\"",
                "{\"drift\": {\"inputDrift\": {\"windowHours\": 0}}} | drift.inputDrift.windowHours must be a whole"
                        + " number from 1 to 8760 | not 0",
                "{\"drift\": {\"inputDrift\": {\"windowHours\": 1.5}}} | whole number | not 1.5",
                "{\"drift\": {\"inputDrift\": {\"windowHours\": null}}} | not null | leave the key out",
                "{\"drift\": {\"inputDrift\": {\"method\": \"ks\"}}} | drift.inputDrift.method must be one of | psi",
                "{\"drift\": {\"inputDrift\": {\"method\": \"ks_tests\"}}} | not \"ks_tests\" | Did you mean ks_test?",
                "{\"drift\": {\"inputDrift\": {\"threshold\": -1}}} | drift.inputDrift.threshold must be a number"
                        + " above 0 | not -1",
                "{\"aggregation\": {\"driftCheck\": \"6 h\"}} | aggregation.driftCheck: '6 h' is no duration | 30s,"
                        + " 5m, 6h, 7d",
                "{\"aggregation\": {\"driftCheck\": 6}} | aggregation.driftCheck must be a duration in quotes | not 6",
                "{\"recipe\": {\"holdOutShare\": 1}} | recipe.holdOutShare must be | at most 0.9",
                "{\"retrainingTriggers\": {\"conditions\": {}}} | retrainingTriggers.conditions must be a list | not"
                        + " {}",
                "{\"retrainingTriggers\": {\"conditions\": [3]}} | conditions[0] must be a condition | not 3",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"drifts\", \"threshold\": 1}]}} |"
                        + " conditions[0].type must be one of drift, error_rate | Did you mean drift?",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"drift\", \"threshold\": 1}]}} |"
                        + " conditions[0].driftTypes must be a list of input, prediction, concept | null",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"drift\", \"driftTypes\": [\"label\"],"
                        + " \"threshold\": 1}]}} | conditions[0].driftTypes[0] must be one of | not \"label\"",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"error_rate\", \"driftTypes\": [\"input\"],"
                        + " \"threshold\": 1}]}} | conditions[0].driftTypes belongs to conditions of type drift | take it"
                        + " out",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"error_rate\"}]}} | conditions[0].threshold"
                        + " must be a number | not null",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"error_rate\", \"treshold\": 1}]}} | no key"
                        + " retrainingTriggers.conditions[0].treshold | Did you mean threshold?",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"quality\", \"metric\": \"accuracy\"}]}} |"
                        + " conditions[0] needs either a threshold | or a drop",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"quality\", \"metric\": \"acuracy\","
                        + " \"drop\": 0.1}]}} | conditions[0].metric must be one of | Did you mean accuracy?",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"estimated_quality\", \"threshold\": 0.8,"
                        + " \"drop\": 0.1}]}} | conditions[0] takes a threshold | give one of them",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"labels\", \"count\": 0}]}} |"
                        + " conditions[0].count must be a whole number | not 0",
                "{\"retrainingTriggers\": {\"conditions\": [{\"type\": \"schedule\", \"count\": 5}]}} |"
                        + " conditions[0].count belongs to conditions of type labels | take it out",
                "{\"retrainingTriggers\": {\"expiryDays\": 0}} | retrainingTriggers.expiryDays must be a whole | not 0",
                "{\"recipe\": | not valid JSON | line 1",
                "[] | JSON | "
            })
    void whatIsWrongIsRefusedWithItsPlaceAndTheRemedy(String json, String place, String remedy) {
        assertThatThrownBy(() -> set(MODEL, NONE, json))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(place)
                .hasMessageContaining(remedy == null ? "" : remedy);
        assertThat(config.overrides(MODEL, NONE)).isEmpty();
        assertThat(audit.entries(AuditFilter.newest(10))).isEmpty();
    }
}
