package io.modeldeck.inference.transformer;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelFile;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.ModelReference;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes in folders with a tokenizer and a graph. Where the pack is there, the model reads a text before it is kept. */
public final class TransformerIntake {

    private final ModelIntake intake;
    private final RuntimeLimits limits;
    private final Supplier<Optional<ModelRuntime>> trial;

    /** @param trial what reads a text with the model; empty while its pack is not installed */
    public TransformerIntake(ModelIntake intake, RuntimeLimits limits, Supplier<Optional<ModelRuntime>> trial) {
        this.intake = intake;
        this.limits = limits;
        this.trial = trial;
    }

    /** Whether a path is a folder for this intake. */
    public static boolean takes(Path path) {
        return TransformerFolder.is(path);
    }

    /** Whether a version answers with what it found in a text, rather than with classes or vectors. */
    public static boolean findsEntities(ModelVersion version) {
        return version.outputs().stream().anyMatch(output -> output.name().equals(TokenClassifier.ENTITIES));
    }

    /**
     * Adds a version from a folder. Its text comes from the column {@code text}, or from one or two columns that are mapped to the input of that
     * name.
     */
    public ModelVersion add(Actor actor, Instant at, Path path, AddModel wished, TransformerOptions options) {
        actor.require(Role.ENGINEER, "add a model");
        TransformerFolder folder = TransformerFolder.read(path, limits);
        byte[] content = folder.graph().content();
        ModelFile graph = ModelFile.of(content, path.toString(), limits);
        TransformerSurvey survey = new TransformerSurvey(folder, graph.description(), options);
        TransformerPlan plan = survey.plan();
        survey.requireOneOfSeveral(plan);
        InputMapping mapping = wished.mapping()
                .orElse(new InputMapping(
                        List.of(new InputBinding(TransformerModel.TEXT, List.of(TransformerModel.TEXT)))));
        AddModel added = wished.withMapping(mapping).withFiles(folder.graph().files());
        if (plan.classifies() && wished.classes().isEmpty()) {
            added = added.withClasses(survey.labels());
        }
        ModelReference reference = new ModelReference(
                ModelVersion.TRANSFORMERS,
                new TransformerArchive(plan, folder.tokenizer(), content).bytes(),
                List.of(input(plan, mapping)),
                List.of(output(plan, survey.width(plan))),
                "Read from " + path.getFileName() + ". " + plan.words());
        Optional<ModelRuntime> runtime = trial.get();
        if (runtime.isPresent()) {
            readSomething(runtime.get(), path, reference, added, mapping);
        }
        return plan.classifies()
                ? intake.addDescribed(actor, at, added, reference)
                : intake.addReference(actor, at, added, reference);
    }

    private static TensorSpec input(TransformerPlan plan, InputMapping mapping) {
        int columns = mapping.columns().size();
        if (plan.labelsTokens() && columns != 1) {
            throw new RuntimeFailure("A model that labels the tokens of a text reads one text, not " + columns
                    + "; map one column, as in --map text=review.");
        }
        if (columns > 2) {
            throw new RuntimeFailure("A model reads one text or a pair of texts, not " + columns
                    + "; map one or two columns, as in --map text=question,answer.");
        }
        return new TensorSpec(
                TransformerModel.TEXT, ElementType.STRING, columns == 2 ? List.of(-1L, 2L) : List.of(-1L));
    }

    private static TensorSpec output(TransformerPlan plan, long width) {
        if (plan.labelsTokens()) {
            return new TensorSpec(TokenClassifier.ENTITIES, ElementType.STRING, List.of(-1L));
        }
        return new TensorSpec(
                plan.classifies() ? TransformerModel.SCORES : TransformerModel.VECTORS,
                ElementType.FLOAT,
                List.of(-1L, width));
    }

    /** A tokenizer that the library refuses, or tokens that the graph does not know, are found before the model is kept. */
    private static void readSomething(
            ModelRuntime runtime, Path path, ModelReference reference, AddModel added, InputMapping mapping) {
        ModelVersion tried = reference.tried(added, mapping);
        List<Column> texts = mapping.columns().stream()
                .map(name -> (Column) new Column.Categorical(name, new String[] {"A text to try."}))
                .toList();
        try (LoadedModel model = runtime.load(reference.document(), tried)) {
            model.predict(Table.of(texts));
        } catch (RuntimeFailure e) {
            // It has no version yet that a person could know it by.
            throw new RuntimeFailure(e.getMessage().replace(tried.label(), path.toString()), e);
        }
    }
}
