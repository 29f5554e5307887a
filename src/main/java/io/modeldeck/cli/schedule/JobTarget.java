package io.modeldeck.cli.schedule;

import io.modeldeck.app.Engine;
import io.modeldeck.schedule.Job;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One job: of a model, or of the workspace where no model is named. */
final class JobTarget {

    @Parameters(paramLabel = "JOB", description = "Name of the job.")
    private String name;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            order = 1,
            description = "The model that it works for (default: the workspace itself).")
    private Optional<String> model;

    Job of(Engine engine) {
        return JobForm.named(engine, model.map(engine.registry()::requireModel), name);
    }

    /** {@code driftCheck of churn}, {@code sampleTraffic of the workspace}. */
    String words() {
        return name + " of " + model.orElse("the workspace");
    }
}
