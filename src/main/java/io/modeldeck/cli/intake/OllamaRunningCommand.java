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
        name = "running",
        description = "The models that an Ollama server holds in memory.",
        footer = {"", "Example:", "  modeldeck ollama running"})
final class OllamaRunningCommand extends DeckCommand {

    @Mixin
    private EndpointOption endpoint;

    OllamaRunningCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        OllamaCatalogue catalogue = endpoint.catalogue(session);
        List<OllamaCatalogue.Running> running = catalogue.running();
        TextTable table = new TextTable("name", "size>", "on accelerator>", "context>", times().head("until"));
        running.forEach(m -> table.row(
                m.name(),
                OllamaForm.size(m.bytes()),
                OllamaForm.size(m.acceleratorBytes()),
                m.contextLength().map(String::valueOf).orElse(""),
                times().text(m.until())));
        return show(Answer.of(
                Answer.document(
                        "endpoint",
                        catalogue.server().words(),
                        "models",
                        running.stream().map(OllamaForm::running).toList()),
                new Report().table(table, "No model is in memory.")));
    }
}
