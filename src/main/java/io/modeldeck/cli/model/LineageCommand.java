package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.Lineage;
import io.modeldeck.retraining.Lineage.Chain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "lineage",
        description = "Walks from an alert, a request, a run or a version to all the others: what led to what.",
        footer = {"", "Example:", "  modeldeck lineage --model churn --version champion"})
final class LineageCommand extends ReadingCommand {

    /** Where the walk begins. */
    static final class Link {

        @Option(names = "--version", paramLabel = "VERSION", description = "A version by number or alias, of --model.")
        private String version;

        @Option(names = "--run", paramLabel = "ID", description = "A training run.")
        private Long run;

        @Option(names = "--request", paramLabel = "ID", description = "A retraining request.")
        private Long request;

        @Option(names = "--alert", paramLabel = "ID", description = "An alert.")
        private Long alert;
    }

    @ArgGroup(multiplicity = "1")
    private Link link;

    @Option(names = "--model", paramLabel = "NAME", order = 5, description = "The model of the version.")
    private Optional<String> model;

    LineageCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<Chain> chains = chains(engine);
        Report report = new Report();
        for (Chain chain : chains) {
            if (!report.lines().isEmpty()) {
                report.blank();
            }
            describe(report, chain);
        }
        return Answer.of(
                Answer.document(
                        "chains", chains.stream().map(LineageCommand::document).toList()),
                report);
    }

    private List<Chain> chains(Engine engine) {
        Lineage lineage = engine.retraining().lineage();
        if (link.run != null) {
            return List.of(lineage.ofRun(link.run));
        }
        if (link.request != null) {
            return lineage.ofRequest(link.request);
        }
        if (link.alert != null) {
            return lineage.ofAlert(link.alert);
        }
        long modelId = engine.registry()
                .requireModel(model.orElseThrow(() -> new Problem("A version is one of a model; add --model NAME.")))
                .id();
        return List.of(
                lineage.ofVersion(engine.aliases().named(modelId, link.version).id()));
    }

    private void describe(Report report, Chain chain) {
        chain.alert()
                .ifPresent(alert -> report.line("alert    " + alert.id() + "  " + times().text(alert.at()) + "  "
                        + alert.ruleName() + ": " + alert.message()));
        chain.request()
                .ifPresent(request -> report.line("request  " + request.id() + "  "
                        + times().text(request.requestedAt()) + "  "
                        + request.reason().word() + ", by "
                        + request.requestedBy() + ", " + request.status().words()
                        + request.reviewedBy().map(by -> ", reviewed by " + by).orElse("")));
        chain.run()
                .ifPresent(run -> report.line("run      " + run.id() + "  " + times().text(run.queuedAt()) + "  "
                        + run.triggerReference() + ", " + run.status().word()));
        chain.version()
                .ifPresent(version -> report.line("version  v" + version.deploymentVersion() + "  "
                        + times().text(version.createdAt()) + "  source " + version.sourceVersion() + ", "
                        + version.stage().word()));
        if (!chain.parents().isEmpty()) {
            report.line("parents  " + numbers(chain.parents()));
        }
        if (!chain.children().isEmpty()) {
            report.line("followed by  " + numbers(chain.children()));
        }
    }

    private static String numbers(List<ModelVersion> versions) {
        return versions.stream()
                .map(version -> "v" + version.deploymentVersion())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> document(Chain chain) {
        return Answer.document(
                "alert",
                chain.alert()
                        .map(alert -> Answer.document(
                                "id",
                                alert.id(),
                                "rule",
                                alert.ruleName(),
                                "at",
                                alert.at(),
                                "message",
                                alert.message())),
                "request",
                chain.request()
                        .map(request -> Answer.document(
                                "id",
                                request.id(),
                                "reason",
                                request.reason().word(),
                                "status",
                                request.status().word(),
                                "requestedAt",
                                request.requestedAt(),
                                "requestedBy",
                                request.requestedBy(),
                                "reviewedBy",
                                request.reviewedBy())),
                "run",
                chain.run()
                        .map(run -> Answer.document(
                                "id",
                                run.id(),
                                "status",
                                run.status().word(),
                                "triggerReference",
                                run.triggerReference(),
                                "queuedAt",
                                run.queuedAt())),
                "version",
                chain.version()
                        .map(version -> Answer.document(
                                "model",
                                version.modelName(),
                                "version",
                                version.deploymentVersion(),
                                "sourceVersion",
                                version.sourceVersion(),
                                "stage",
                                version.stage().word(),
                                "createdAt",
                                version.createdAt())),
                "parents",
                chain.parents().stream().map(ModelVersion::deploymentVersion).toList(),
                "children",
                chain.children().stream().map(ModelVersion::deploymentVersion).toList());
    }
}
