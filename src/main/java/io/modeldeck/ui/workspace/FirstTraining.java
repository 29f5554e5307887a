package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.recipe.Consent;
import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TableFile;
import io.modeldeck.telemetry.file.TimeColumn;
import io.modeldeck.telemetry.file.TimedTable;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The training of a first version from a table, as a form said it when it was submitted. */
record FirstTraining(
        Path file,
        String model,
        Optional<String> clock,
        String label,
        List<String> columns,
        Optional<String> trainer,
        boolean keptRecipe,
        Optional<RecipeFile> recipe,
        Optional<Consent.Need> allowed) {

    /** Adds the model where it is not there yet, and queues the run; both or nothing. */
    TrainingRun queue(Engine engine, Actor actor, Instant now) {
        Optional<ModelInfo> known = engine.registry().model(model);
        Recipe base =
                recipe.map(RecipeFile::recipe).orElseGet(() -> keptRecipe ? kept(engine, known) : Recipe.standard());
        Optional<TimedTable> timed = clock.map(this::timed);
        Table rows = timed.map(TimedTable::table).orElseGet(() -> TableFile.read(file, ReadOptions.defaults()));
        Optional<long[]> at = timed.map(TimedTable::at);
        TrainPlan.Prepared prepared = new TrainPlan(label, columns, trainer, base).prepare(rows, at, known);
        // dated at the last row, where rows have a time: what is learnt from history belongs to history
        Instant when = at.map(
                        times -> Instant.ofEpochMilli(LongStream.of(times).max().orElseThrow()))
                .orElse(now);
        return engine.together(() -> {
            ModelInfo info = known.orElseGet(
                    () -> engine.registry().createModel(actor, when, model, prepared.task(), prepared.positive()));
            recipe.ifPresent(engine.recipes()::takeIn);
            allowed.ifPresent(
                    need -> engine.recipes().allow(actor, when, info, need, Messages.text("add.recipe.allowed")));
            return engine.training()
                    .queueTable(
                            actor,
                            when,
                            info,
                            prepared.table(),
                            prepared.recipe(),
                            file.getFileName().toString());
        });
    }

    private TimedTable timed(String column) {
        return TableFile.read(
                file, ReadOptions.defaults(), new TimeColumn.Named(column, Optional.empty(), ZoneOffset.UTC));
    }

    private static Recipe kept(Engine engine, Optional<ModelInfo> known) {
        return known.flatMap(model -> engine.recipes().kept(model.id()))
                .orElseThrow(() -> new Problem(Messages.text("add.recipe.none")))
                .recipe(Recipe.standard());
    }
}
