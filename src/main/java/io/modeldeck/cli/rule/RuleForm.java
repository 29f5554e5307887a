package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.RuleDocument;
import io.modeldeck.alert.RuleRecord;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules as documents and rows, with the names of their models. */
final class RuleForm {

    private final Engine engine;
    private final Map<Long, RuleRecord> records;

    RuleForm(Engine engine) {
        this.engine = engine;
        this.records = engine.alertRules().records();
    }

    /** The rule as {@code rules add --file} reads it, with its number, its words and what came of it. */
    Map<String, Object> document(AlertRule rule) {
        RuleRecord record = record(rule);
        return Answer.document(
                "id",
                rule.id(),
                "name",
                rule.name(),
                "model",
                model(rule),
                "version",
                version(rule).map(ModelVersion::deploymentVersion),
                "enabled",
                rule.enabled(),
                "severity",
                rule.severity().word(),
                "type",
                rule.type().word(),
                "condition",
                rule.condition().document(),
                "words",
                rule.condition().words(),
                "channels",
                rule.channels(),
                "meaning",
                rule.meaning(),
                "guidance",
                rule.guidance(),
                "alerts",
                record.alerts(),
                "firings",
                record.firings(),
                "useful",
                record.useful(),
                "noise",
                record.noise());
    }

    TextTable table(List<AlertRule> rules) {
        TextTable table =
                new TextTable("id>", "rule", "for", "severity", "enabled", "alerts>", "useful>", "noise>", "condition");
        rules.forEach(rule -> table.row(
                rule.id(),
                rule.name(),
                scope(rule),
                rule.severity().word(),
                rule.enabled() ? "yes" : "no",
                record(rule).alerts(),
                record(rule).useful(),
                record(rule).noise(),
                rule.condition().words()));
        return table;
    }

    String scope(AlertRule rule) {
        return model(rule)
                .map(name -> name
                        + version(rule).map(v -> " v" + v.deploymentVersion()).orElse(""))
                .orElse("all models");
    }

    RuleRecord record(AlertRule rule) {
        return records.getOrDefault(rule.id(), RuleRecord.NONE);
    }

    private Optional<String> model(AlertRule rule) {
        return rule.modelId().isPresent()
                ? engine.registry().model(rule.modelId().getAsLong()).map(ModelInfo::name)
                : Optional.empty();
    }

    private Optional<ModelVersion> version(AlertRule rule) {
        return rule.versionId().isPresent()
                ? engine.registry().version(rule.versionId().getAsLong())
                : Optional.empty();
    }

    /** How models and versions are named in documents: a version by our number of it, or by its maker's name. */
    static RuleDocument.Names names(Engine engine) {
        return new RuleDocument.Names() {
            @Override
            public long model(String name) {
                return engine.registry().requireModel(name).id();
            }

            @Override
            public long version(long modelId, String version) {
                return engine.registry().versions(modelId).stream()
                        .filter(known -> version.equals(String.valueOf(known.deploymentVersion()))
                                || version.equals(known.sourceVersion()))
                        .findFirst()
                        .orElseThrow(() -> new Problem("The model "
                                + engine.registry().requireModel(modelId).name() + " has no version '"
                                + PlainText.of(version) + "'; modeldeck versions lists them."))
                        .id();
            }
        };
    }

    /** The rules in a file. */
    static List<AlertRule> read(Engine engine, Path path) {
        try {
            return RuleDocument.read(Files.readString(path), names(engine));
        } catch (IOException e) {
            throw new Problem(
                    "The rules " + path + " cannot be read (" + e.getClass().getSimpleName()
                            + "); it must be a file of UTF-8 text with one rule or a list of them.",
                    e);
        } catch (Problem e) {
            throw new Problem("The rules " + path + ": " + e.getMessage(), e);
        }
    }
}
