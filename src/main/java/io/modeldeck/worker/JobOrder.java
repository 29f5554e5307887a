package io.modeldeck.worker;

import io.modeldeck.domain.Column;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.telemetry.Dataset;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.worker.JobSignature.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is posted to a worker, with the fields of the origin's design. The rows are a signed download of frozen ones, never a query that the worker writes. */
final class JobOrder {

    private static final String DATA = "dataSource";

    private JobOrder() {}

    /** What stays the same however often it is sent. */
    static Map<String, Object> of(
            TrainingRun run,
            Site.Worker worker,
            ModelInfo model,
            Recipe recipe,
            TrainingSet data,
            Dataset rows,
            Optional<String> weight) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("modelName", model.name());
        order.put("modelVersion", "run-" + run.id());
        order.put("framework", worker.framework());
        order.put("trainingScript", worker.script());
        order.put("hyperparameters", recipe.hyperparameters());
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("type", "modeldeck-rows");
        source.put("format", "csv.gz");
        source.put("sha256", rows.digest().hex());
        source.put("rows", data.rows());
        source.put("task", data.task().word());
        source.put("label", data.label().name());
        source.put("classes", data.classes());
        source.put(
                "features",
                data.features().columns().stream()
                        .map(column -> Map.of(
                                "name",
                                column.name(),
                                "type",
                                column instanceof Column.Numeric ? "numeric" : "categorical"))
                        .toList());
        source.put("weight", weight);
        order.put(DATA, source);
        order.put("heartbeatSeconds", worker.silence().toSeconds());
        return order;
    }

    /** The order with the addresses and tokens that are good now. */
    static Map<String, Object> addressed(
            WorkerJob job, String base, JobSignature signature, Instant now, Duration rowsFor) {
        Instant rowsUntil = now.plus(rowsFor).isBefore(job.deadlineAt()) ? now.plus(rowsFor) : job.deadlineAt();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("jobId", job.id());
        order.putAll(job.order());
        Map<String, Object> source = new LinkedHashMap<>();
        ((Map<?, ?>) job.order().get(DATA)).forEach((key, value) -> source.put(String.valueOf(key), value));
        source.put(
                "connectionString",
                base + "/training/jobs/" + job.id() + "/rows?signature="
                        + signature.token(Purpose.ROWS, job, rowsUntil));
        source.put("expires", rowsUntil);
        order.put(DATA, source);
        order.put("callbackUrl", base + "/training/callbacks");
        order.put("artifactUrl", base + "/training/jobs/" + job.id() + "/artifact");
        order.put(
                "token",
                signature.token(Purpose.CALL_BACK, job, job.deadlineAt().plus(Duration.ofMinutes(5))));
        order.put("deadline", job.deadlineAt());
        return order;
    }
}
