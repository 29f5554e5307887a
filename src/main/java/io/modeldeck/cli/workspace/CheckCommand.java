package io.modeldeck.cli.workspace;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.WorkspaceOption;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Integrity;
import io.modeldeck.store.StoreException;
import io.modeldeck.store.Workspace;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description = "Checks that the workspace is sound, and counts its rows.",
        footer = {"", "Example:", "  modeldeck check --json"})
final class CheckCommand extends DeckCommand {

    @Mixin
    private WorkspaceOption workspace;

    CheckCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Workspace chosen = workspace.of(session);
        if (!chosen.exists()) {
            throw new Problem("There is no workspace in " + chosen.folder() + "; name one with --workspace DIR.");
        }
        List<String> faults = Integrity.faults(chosen);
        boolean ok = faults.isEmpty();
        Map<String, Long> tables = counts(chosen, ok);
        Map<String, Object> document = Answer.document(
                "ok",
                ok,
                "workspace",
                chosen.folder().toString(),
                "events",
                tables.getOrDefault("inference_event", 0L),
                "faults",
                faults,
                "tables",
                tables);
        Report report = Report.of(chosen.folder() + (ok ? " is sound." : " is not sound:"));
        faults.forEach(report::line);
        TextTable counts = new TextTable("table", "rows>");
        tables.forEach(counts::row);
        report.blank().table(counts, "No table can be read.");
        return show(new Answer(document, report, ok ? ExitCode.DONE : ExitCode.REFUSED));
    }

    /** Rows by table; none where the file is so damaged that nothing can be counted, which is among the faults already. */
    private static Map<String, Long> counts(Workspace workspace, boolean sound) {
        try {
            return Integrity.counts(workspace);
        } catch (StoreException e) {
            if (sound) {
                throw e;
            }
            return Map.of();
        }
    }
}
