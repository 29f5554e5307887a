package io.modeldeck.cli.intake;

import io.modeldeck.app.Packs;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.inference.OnnxModelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Runtimes that are added on demand, and whether they are here.",
        footer = {"", "Example:", "  modeldeck pack list"})
final class PackListCommand extends DeckCommand {

    PackListCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Packs packs = Packs.ofApplication();
        TextTable table = new TextTable("pack", "state", "installed by");
        List<Map<String, Object>> all = new ArrayList<>();
        for (Packs.Pack pack : Packs.Pack.values()) {
            boolean here = packs.libraries(pack).isPresent();
            table.row(pack.word(), here ? "installed" : "not installed", pack.command());
            all.add(Answer.document("pack", pack.word(), "installed", here, "command", pack.command()));
        }
        return show(Answer.of(
                Answer.document(
                        "packs",
                        all,
                        "onnxRuntime",
                        OnnxModelRuntime.libraryVersion(),
                        "executionProviders",
                        OnnxModelRuntime.providers()),
                new Report()
                        .table(table, "")
                        .line("ONNX Runtime " + OnnxModelRuntime.libraryVersion() + " is always here; it can run on: "
                                + String.join(", ", OnnxModelRuntime.providers()) + ".")
                        .line("In " + packs.folder() + "; a folder of libraries from another"
                                + " machine is copied with: modeldeck pack install NAME --from FOLDER.")));
    }
}
