package io.modeldeck.cli.intake;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.inference.ollama.OllamaCatalogue;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "The models that an Ollama server has.",
        footer = {"", "Example:", "  modeldeck ollama list"})
final class OllamaListCommand extends DeckCommand {

    @Mixin
    private EndpointOption endpoint;

    OllamaListCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        OllamaCatalogue catalogue = endpoint.catalogue(session);
        String version = catalogue.version();
        List<OllamaCatalogue.Entry> models = catalogue.list();
        TextTable table =
                new TextTable("name", "family", "parameters", "quantization", "size>", times().head("modified"));
        models.forEach(m -> table.row(
                m.name(),
                m.details().family(),
                m.details().parameters(),
                m.details().quantization(),
                OllamaForm.size(m.bytes()),
                times().text(m.modifiedAt())));
        String server = catalogue.server().words();
        return show(Answer.of(
                Answer.document(
                        "endpoint",
                        server,
                        "version",
                        version,
                        "models",
                        models.stream().map(OllamaForm::entry).toList()),
                new Report()
                        .table(table, "It has no models; fetch one with: modeldeck ollama pull NAME.")
                        .line("Ollama " + version + " at " + server + ".")));
    }
}
