package io.modeldeck.cli.kit;

import io.modeldeck.app.WorkerWatch;
import io.modeldeck.store.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command that only reads keeps nothing, but a model's process that failed under it is to be seen. So it is told by a command that writes: into the
 * workspace where nobody holds it, else to the holder.
 */
record LostProcesses(Session session, Workspace workspace) {

    void tell(List<WorkerWatch.Failure> failures) {
        // Ctrl+C reaches the model's process as well: that one did not fail.
        if (!session.io().stop().requested()) {
            failures.forEach(this::tell);
        }
    }

    private void tell(WorkerWatch.Failure failure) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream quiet = new PrintStream(said, false, StandardCharsets.UTF_8);
        InputOutput own = session.io();
        String[] typed = {
            "model",
            "process",
            "--model=" + failure.version().modelName(),
            "--version=" + failure.version().deploymentVersion(),
            "--failed=" + failure.sentence(),
            "--workspace=" + workspace.folder()
        };
        int exitCode = session.commands()
                .run(
                        typed,
                        new InputOutput(quiet, quiet, own.workingFolder(), own.environment(), own.clock(), own.stop()));
        if (exitCode != ExitCode.DONE) {
            own.err()
                    .println(PlainText.of(
                            "That the process of " + failure.version().label()
                                    + " failed could not be kept, so no alert tells of it: "
                                    + said.toString(StandardCharsets.UTF_8).strip()));
        }
    }
}
