package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import java.util.List;
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
        Optional<ModelInfo> info = model.map(engine.registry()::requireModel);
        List<Job> jobs = engine.jobs().ofModel(info.map(ModelInfo::id).orElse(0L));
        return jobs.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(info.map(ModelInfo::name).orElse("The workspace") + " has no job '"
                        + PlainText.of(name) + "'"
                        + (jobs.isEmpty()
                                ? "; name the model of the job with --model NAME."
                                : "; its jobs are "
                                        + String.join(
                                                ", ",
                                                jobs.stream().map(Job::name).toList()) + ".")));
    }

    /** {@code driftCheck of churn}, {@code sampleTraffic of the workspace}. */
    String words() {
        return name + " of " + model.orElse("the workspace");
    }
}
