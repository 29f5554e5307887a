package io.modeldeck.inference.tensorflow;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Role;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.ModelReference;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Takes in SavedModels. Without a mapping such a version takes tensors; with one it answers rows too. Where the pack is there, TensorFlow loads the
 * model before it is kept.
 */
public final class TensorFlowIntake {

    private final ModelIntake intake;
    private final RuntimeLimits limits;
    private final Supplier<Optional<ModelRuntime>> trial;

    /** @param trial what loads a model; empty while its pack is not installed */
    public TensorFlowIntake(ModelIntake intake, RuntimeLimits limits, Supplier<Optional<ModelRuntime>> trial) {
        this.intake = intake;
        this.limits = limits;
        this.trial = trial;
    }

    /** Whether a path is a folder for this intake. */
    public static boolean takes(Path path) {
        return SavedModelFolder.is(path);
    }

    /** Adds a version from the folder of a SavedModel, or from one of numbered versions. */
    public ModelVersion add(Actor actor, Instant at, Path path, AddModel wished, TensorFlowOptions options) {
        actor.require(Role.ENGINEER, "add a model");
        SavedModelFolder folder = SavedModelFolder.read(path, options.version(), limits.fileBytes());
        String comment = "Read from " + path.getFileName()
                + folder.version().map(version -> ", version " + version).orElse("") + ".";
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("format", "SavedModel");
        folder.version().ifPresent(version -> source.put("version", version));
        return addFiles(actor, at, folder.folder().toString(), folder.files(), wished, options, source, comment);
    }

    /**
     * Adds a version from the files of a SavedModel.
     *
     * @param name of where they come from, for sentences
     * @param source what its document says of that
     */
    public ModelVersion addFiles(
            Actor actor,
            Instant at,
            String name,
            SortedMap<String, byte[]> files,
            AddModel wished,
            TensorFlowOptions options,
            Map<String, Object> source,
            String comment) {
        actor.require(Role.ENGINEER, "add a model");
        SavedModelSurvey survey = SavedModelSurvey.of(name, files, options.signature());
        ModelReference reference = new ModelReference(
                ModelVersion.TENSORFLOW,
                SavedModelArchive.of(survey.plan(), files),
                SavedSignature.specs(survey.signature().inputs()),
                SavedSignature.specs(survey.signature().outputs()),
                comment + " " + survey.words());
        AddModel added = documented(wished, survey, source);
        Optional<ModelRuntime> runtime = trial.get();
        if (runtime.isPresent()) {
            added = tried(runtime.get(), name, reference, added);
        }
        return intake.addDescribed(actor, at, added, reference);
    }

    /** The maker's document, and in it where the model comes from and how it is called. */
    private static AddModel documented(AddModel wished, SavedModelSurvey survey, Map<String, Object> source) {
        Map<String, Object> said = new LinkedHashMap<>(source);
        said.put("signature", survey.signature().name());
        Map<String, Object> document = new LinkedHashMap<>(wished.metadata());
        document.putIfAbsent("source", said);
        return wished.withMetadata(document);
    }

    /** Variables that cannot be restored, or operators that TensorFlow does not have, are found before the model is kept. */
    private static AddModel tried(ModelRuntime runtime, String name, ModelReference reference, AddModel added) {
        ModelVersion tried = reference.tried(added, InputMapping.NONE);
        try (TensorModel model = (TensorModel) runtime.load(reference.document(), tried)) {
            boolean asks = added.mapping().isPresent() && added.classes().isEmpty() && NamedScores.are(tried);
            return asks ? added.withClasses(names(model, tried)) : added;
        } catch (RuntimeFailure e) {
            // It has no version yet that a person could know it by.
            throw new RuntimeFailure(e.getMessage().replace(tried.label(), name), e);
        }
    }

    private static List<String> names(TensorModel model, ModelVersion tried) {
        Map<String, Tensor> empty = new LinkedHashMap<>();
        tried.inputs().forEach(input -> empty.put(input.name(), NamedScores.empty(input)));
        Map<String, ModelOutput> answer = model.run(empty);
        return NamedScores.classes(tried, answer);
    }
}
