package io.modeldeck.cli.training;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.worker.ReferenceWorker;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "worker",
        description =
                "Takes trainings from consoles on this machine and does them with the trainers of this program, until"
                        + " it is stopped (docs/workers.md).",
        footer = {"", "Example:", "  modeldeck worker --port 8700"})
final class WorkerCommand extends DeckCommand {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            order = 1,
            defaultValue = "8700",
            description = "Where jobs are taken, on 127.0.0.1 (default: 8700; 0: any that is free).")
    private int port;

    @Option(
            names = "--console",
            paramLabel = "ORIGIN",
            order = 2,
            split = ",",
            description = "A console beyond this machine that may give jobs, such as https://deck.example:8443.")
    private Set<String> consoles = Set.of();

    @Option(names = "--check", order = 3, description = "Starts, says where, and stops at once.")
    private boolean check;

    WorkerCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (ReferenceWorker worker = ReferenceWorker.start(port, consoles)) {
            String jobs = worker.jobs().toString();
            int exit = show(Answer.of(Map.of("jobs", jobs), "Jobs are taken at " + jobs + "."));
            if (!check) {
                CountDownLatch end = new CountDownLatch(1);
                session.io().stop().onRequest(end::countDown);
                end.await();
            }
            return exit;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.DONE;
        }
    }
}
