package io.modeldeck.cli.intake;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.inference.ollama.OllamaCatalogue;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "What an Ollama server says of one model.",
        footer = {"", "Example:", "  modeldeck ollama show llama3.2"})
final class OllamaShowCommand extends DeckCommand {

    @Parameters(paramLabel = "NAME", description = "The model, as the server calls it.")
    private String name;

    @Mixin
    private EndpointOption endpoint;

    OllamaShowCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        OllamaCatalogue.Shown shown = endpoint.catalogue(session).show(name);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", shown.name());
        facts.put("family", shown.details().family());
        facts.put("parameters", shown.details().parameters());
        facts.put("quantization", shown.details().quantization());
        facts.put("can do", String.join(", ", shown.capabilities()));
        facts.put("options", shown.parameters().replaceAll("\\s+", " "));
        facts.put("license", shown.license().lines().findFirst().orElse(""));
        return show(Answer.of(shown, new Report().facts(facts)));
    }
}
