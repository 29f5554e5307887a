package io.modeldeck.retraining;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertService;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.run.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Walks the chain alert → request → run → version → parent from any of its links, in both directions. Reads only. */
public final class Lineage {

    /**
     * One way from an alert to a version. What came before the first link that is there was not, such as a request that a person made without an alert; what comes after the
     * last has not come about.
     *
     * @param parents the version in production before, and before that, the nearest first
     * @param children versions that took this one's place in production
     */
    public record Chain(
            Optional<Alert> alert,
            Optional<RetrainingRequest> request,
            Optional<TrainingRun> run,
            Optional<ModelVersion> version,
            List<ModelVersion> parents,
            List<ModelVersion> children) {

        public Chain {
            parents = List.copyOf(parents);
            children = List.copyOf(children);
        }
    }

    private final RequestStore requests;
    private final Registry registry;
    private final TrainingService training;
    private final AlertService alerts;

    Lineage(RequestStore requests, Registry registry, TrainingService training, AlertService alerts) {
        this.requests = requests;
        this.registry = registry;
        this.training = training;
        this.alerts = alerts;
    }

    /** The one chain that ends with the version. */
    public Chain ofVersion(long versionId) {
        ModelVersion version = registry.requireVersion(versionId);
        Optional<TrainingRun> run = find(version.trainingRunId()).map(training::run);
        return chain(run.flatMap(this::request), run, Optional.of(version));
    }

    /** The one chain that the run is in. */
    public Chain ofRun(long runId) {
        TrainingRun run = training.run(runId);
        return chain(request(run), Optional.of(run), find(run.versionId()).flatMap(registry::version));
    }

    /** A chain for each of the request's runs; one without a run where it has none. */
    public List<Chain> ofRequest(long requestId) {
        RetrainingRequest request = requests.require(requestId);
        List<Chain> chains = training.runsOfRequest(requestId).stream()
                .map(run -> chain(
                        Optional.of(request),
                        Optional.of(run),
                        find(run.versionId()).flatMap(registry::version)))
                .toList();
        return chains.isEmpty() ? List.of(chain(Optional.of(request), Optional.empty(), Optional.empty())) : chains;
    }

    /** The chains of all requests that the alert led to; one with the alert alone where it led to none. */
    public List<Chain> ofAlert(long alertId) {
        Alert alert = alerts.require(alertId);
        List<Chain> chains = requests.ofAlert(alertId).stream()
                .flatMap(request -> ofRequest(request.id()).stream())
                .toList();
        return chains.isEmpty()
                ? List.of(new Chain(
                        Optional.of(alert), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of()))
                : chains;
    }

    private Optional<RetrainingRequest> request(TrainingRun run) {
        return find(run.requestId()).map(requests::require);
    }

    private Chain chain(
            Optional<RetrainingRequest> request, Optional<TrainingRun> run, Optional<ModelVersion> version) {
        return new Chain(
                request.flatMap(r -> find(r.alertId())).flatMap(alerts::alert),
                request,
                run,
                version,
                version.map(this::parents).orElse(List.of()),
                version.map(this::children).orElse(List.of()));
    }

    /** Parents are never rewritten and always older, so that the way ends. */
    private List<ModelVersion> parents(ModelVersion version) {
        List<ModelVersion> parents = new ArrayList<>();
        Optional<ModelVersion> next = find(version.parentId()).flatMap(registry::version);
        while (next.isPresent()) {
            parents.add(next.get());
            next = find(next.get().parentId()).flatMap(registry::version);
        }
        return parents;
    }

    private List<ModelVersion> children(ModelVersion version) {
        return registry.versions(version.modelId()).stream()
                .filter(other ->
                        other.parentId().isPresent() && other.parentId().getAsLong() == version.id())
                .toList();
    }

    private static Optional<Long> find(OptionalLong id) {
        return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
    }
}
