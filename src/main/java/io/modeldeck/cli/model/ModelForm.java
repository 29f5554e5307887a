package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelNote;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.store.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Models and versions as documents. */
final class ModelForm {

    private ModelForm() {}

    static Map<String, Object> model(ModelInfo model, List<ModelVersion> versions, Optional<ModelVersion> production) {
        return Answer.document(
                "id",
                model.id(),
                "name",
                model.name(),
                "task",
                model.task().word(),
                "positiveClass",
                model.positiveClass(),
                "versions",
                versions.size(),
                "production",
                production.map(ModelVersion::deploymentVersion),
                "oldestEventAt",
                model.oldestEventAt(),
                "newestEventAt",
                model.newestEventAt(),
                "createdAt",
                model.createdAt());
    }

    static Map<String, Object> version(ModelVersion version, Function<Long, Optional<ModelVersion>> versions) {
        Map<String, List<String>> mapping = new LinkedHashMap<>();
        for (InputBinding binding : version.mapping().bindings()) {
            mapping.put(binding.input(), binding.columns());
        }
        return Answer.document(
                "id",
                version.id(),
                "model",
                version.modelName(),
                "version",
                version.deploymentVersion(),
                "sourceVersion",
                version.sourceVersion(),
                "framework",
                version.framework(),
                "stage",
                version.stage().word(),
                "sha256",
                version.artifact().map(Digest::hex),
                "bytes",
                version.artifactSize(),
                "inputs",
                version.inputs().stream().map(TensorSpec::words).toList(),
                "outputs",
                version.outputs().stream().map(TensorSpec::words).toList(),
                "mapping",
                mapping,
                "classes",
                version.classes(),
                "metadata",
                version.metadata(),
                "run",
                version.trainingRunId(),
                "trainedFrom",
                number(
                        version.trainedFromId().isPresent()
                                ? version.trainedFromId().getAsLong()
                                : 0,
                        versions),
                "parent",
                number(version.parentId().isPresent() ? version.parentId().getAsLong() : 0, versions),
                "validation",
                version.validation().word(),
                "validationDetail",
                version.validationDetail(),
                "validatedAt",
                version.validatedAt(),
                "promotedAt",
                version.promotedAt(),
                "promotedBy",
                version.promotedBy(),
                "createdAt",
                version.createdAt());
    }

    /** What people wrote about a model. */
    static Map<String, Object> note(Optional<ModelNote> note) {
        return Answer.document(
                "tags",
                note.map(ModelNote::tags).orElse(List.of()),
                "note",
                note.map(ModelNote::note).orElse(""),
                "notedAt",
                note.map(ModelNote::at),
                "notedBy",
                note.map(ModelNote::by));
    }

    private static Optional<Integer> number(long id, Function<Long, Optional<ModelVersion>> versions) {
        return id == 0 ? Optional.empty() : versions.apply(id).map(ModelVersion::deploymentVersion);
    }

    /** The numbers of a model's versions by alias. */
    static Map<String, Integer> aliases(Engine engine, long modelId) {
        Map<String, Integer> aliases = new LinkedHashMap<>();
        engine.aliases()
                .of(modelId)
                .forEach((name, id) -> engine.registry()
                        .version(id)
                        .ifPresent(version -> aliases.put(name, version.deploymentVersion())));
        return aliases;
    }

    static Map<String, Object> move(StageChange change) {
        return Answer.document(
                "version",
                change.deploymentVersion(),
                "from",
                change.from().map(stage -> stage.word()),
                "to",
                change.to().word(),
                "kind",
                change.kind().word(),
                "at",
                change.at(),
                "until",
                change.until(),
                "by",
                change.by(),
                "simulated",
                change.simulated(),
                "comment",
                change.comment());
    }

    static TextTable table(List<ModelVersion> versions, Times times) {
        TextTable table = new TextTable(
                "version>", "source", "framework", "stage", "validation", times.head("in production"), "by");
        versions.forEach(v -> table.row(
                "v" + v.deploymentVersion(),
                v.sourceVersion(),
                v.framework(),
                v.stage().word(),
                v.validation().word(),
                times.text(v.promotedAt()),
                v.promotedBy().orElse("")));
        return table;
    }
}
