package io.modeldeck.cli.export;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Chart;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.RunsAcross;
import java.util.OptionalLong;

/** The newest trainings of a model, each a line across what it was trained with and what it reached. */
final class TrainingsChart {

    private TrainingsChart() {}

    static Chart of(Engine engine, ModelInfo model) {
        return RunsAcross.of(
                engine.training().runs(OptionalLong.of(model.id()), RunsAcross.MOST),
                new RunsAcross.Words(
                        "Trainings of " + model.name(),
                        run -> "run " + run,
                        name -> name,
                        name -> name,
                        "trainer",
                        "rows",
                        "seconds",
                        left -> left == 0
                                ? ""
                                : Numbers.count(left, "property", "properties") + " without a difference left out"));
    }
}
