package io.modeldeck.training.execution;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.ExportAgreement;
import io.modeldeck.training.validation.ModelValidation;
import io.modeldeck.training.validation.SuccessCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures candidates on the rows that their run held out, and versions on any rows. Keeps nothing between runs. */
final class RunValidation {

    private final Registry registry;
    private final RunRows rows;
    private final ModelValidation validation;

    RunValidation(Registry registry, RunRows rows, ModelValidation validation) {
        this.registry = registry;
        this.rows = rows;
        this.validation = validation;
    }

    /** Measures the candidate on the rows held out, as it will be served, beside the version in production. */
    ModelValidation.Result validate(ModelVersion candidate, TrainedRun trained) {
        Optional<ExportAgreement> agreement = agreement(candidate, trained);
        return validation.validate(new ModelValidation.Examination(
                trained.info(),
                candidate,
                trained.prepared().holdOut(),
                trained.recipe().label(),
                registry.production(trained.info().id()),
                trained.source().recorded().map(answers -> answers.pick(trained.heldOut())),
                trained.recipe().successCriteria(),
                Optional.of(trained.source().rows().slice(0, trained.split())),
                agreement));
    }

    /** Measures a version on other rows than those that its run held out. */
    ModelValidation.Result validate(
            ModelVersion version, Table rows, String label, SuccessCriteria criteria, Optional<TrainingRun> trainedBy) {
        ModelInfo model = registry.requireModel(version.modelId());
        return validation.validate(new ModelValidation.Examination(
                model,
                version,
                rows,
                label,
                registry.production(model.id()),
                Optional.empty(),
                criteria,
                trainedBy.flatMap(run -> learnt(run, model, label)),
                Optional.empty()));
    }

    /** Refuses a file that answers otherwise than what was trained; empty where the file alone is known. */
    private Optional<ExportAgreement> agreement(ModelVersion candidate, TrainedRun trained) {
        if (!trained.isComparable()) {
            return Optional.empty();
        }
        ExportAgreement agreement = ExportAgreement.check(
                trained.model(),
                trained.prepared().check(),
                table -> validation.answers(trained.info(), candidate, table));
        if (!agreement.agrees()) {
            throw new Problem(agreement.sentence() + " The candidate is not to be trusted; retry the run.");
        }
        return Optional.of(agreement);
    }

    /** The rows that a run learnt from, with their label under the given name; empty where they were not frozen. */
    private Optional<Table> learnt(TrainingRun run, ModelInfo model, String label) {
        if (RunRows.frozenId(run).isEmpty()) {
            return Optional.empty();
        }
        Recipe recipe = Recipe.read(run.config(), Recipe.standard());
        HoldOut divided = HoldOut.of(rows.of(run, recipe, model), recipe);
        Table learnt = divided.rows().rows().slice(0, divided.split());
        List<Column> columns = new ArrayList<>();
        for (Column column : learnt.columns()) {
            if (column.name().equals(recipe.label())) {
                columns.add(column.named(label));
            } else if (!column.name().equals(label)) {
                columns.add(column);
            }
        }
        return Optional.of(Table.of(columns));
    }
}
