package io.modeldeck.cli.workspace;

import io.modeldeck.app.Diagnostics;
import io.modeldeck.app.Engine;
import io.modeldeck.app.LogTail;
import io.modeldeck.app.SupportBundle;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.OutputFile;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.store.Integrity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "diagnostics",
        description =
                "Shows how the program and the workspace are, for whoever looks for a fault: versions, runtimes, what"
                        + " waits, sizes and, where that is wished, faults. It names no model, feature, file or person.",
        footer = {"", "Example:", "  modeldeck diagnostics --output support.zip"})
final class DiagnosticsCommand extends ReadingCommand {

    @Option(
            names = "--output",
            paramLabel = "FILE",
            order = 1,
            description = "Writes it into a file instead: .zip with a text and a document, .txt or .json.")
    private Optional<String> output;

    @Option(names = "--overwrite", order = 2, description = "Replaces the file when it is there.")
    private boolean overwrite;

    @Option(names = "--check", order = 3, description = "Looks through the whole workspace for faults, too.")
    private boolean check;

    DiagnosticsCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        SupportBundle bundle = new SupportBundle(
                Diagnostics.read(engine),
                LogTail.ofProcess().lines(),
                check ? Optional.of(Integrity.faults(engine.workspace())) : Optional.empty());
        return output.isPresent() ? written(bundle, output.get()) : shown(bundle);
    }

    private Answer shown(SupportBundle bundle) {
        Report report = Report.of("What runs here").facts(bundle.diagnostics().versions());
        report.heading("Runtimes and packs");
        bundle.diagnostics()
                .runtimes()
                .forEach(runtime -> report.line(runtime.name() + ": "
                        + runtime.here().orElse("not installed; it is added by " + runtime.command())));
        report.heading("What waits").facts(bundle.diagnostics().waiting());
        report.heading("What was done since this process opened the workspace")
                .facts(bundle.diagnostics().counted());
        TextTable tables = new TextTable("table", "rows>", "KiB>");
        bundle.diagnostics().tables().forEach(table -> tables.row(table.name(), table.rows(), table.bytes() >> 10));
        report.blank().table(tables, "The workspace has no table.");
        bundle.faults()
                .ifPresent(faults -> report.blank()
                        .line(
                                faults.isEmpty()
                                        ? "The workspace is sound."
                                        : "The workspace is not sound; modeldeck check says what is wrong."));
        return Answer.of(bundle.document(), report);
    }

    private Answer written(SupportBundle bundle, String name) {
        if (!SupportBundle.isEnding(name)) {
            throw new WrongUsage("A file with diagnostics ends with .zip, .txt or .json, not as '" + name + "' does.");
        }
        Path file = session.path(name);
        OutputFile.write(file, overwrite, part -> bundle.write(part, name));
        return Answer.of(
                Answer.document(
                        "file", file.toString(), "faults", bundle.faults().map(List::size)),
                "The diagnostics are in " + file + ".");
    }
}
