package io.modeldeck.cli.intake;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Progress;
import io.modeldeck.inference.ollama.OllamaCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "pull",
        description = "Has an Ollama server fetch a model. The server downloads it, from where it always does.",
        footer = {"", "Example:", "  modeldeck ollama pull nomic-embed-text"})
final class OllamaPullCommand extends DeckCommand {

    @Parameters(paramLabel = "NAME", description = "The model, with its tag where it is not the latest.")
    private String name;

    @Mixin
    private EndpointOption endpoint;

    OllamaPullCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        session.holdOn();
        OllamaCatalogue catalogue = endpoint.catalogue(session);
        Steps steps = new Steps();
        catalogue.pull(name, session.io().stop().over(steps));
        return show(Answer.of(
                Answer.document(
                        "endpoint",
                        catalogue.server().words(),
                        "model",
                        name,
                        "status",
                        "success",
                        "bytes",
                        steps.bytes),
                "'" + name + "' is there. Add it with: modeldeck model add --ollama "
                        + catalogue.server().words() + " --name NAME --source-version " + name + "."));
    }

    /** Each new step and each tenth of the bytes is one line on the error stream, so that answers stay clean. */
    private final class Steps implements Progress {
        private String last = "";
        private long tenth = -1;
        private long bytes;

        @Override
        public void at(long done, long total, String what) {
            bytes = total;
            long now = total == 0 ? -1 : done * 10 / total;
            String step = what.startsWith("pulling ") && total > 0 ? "pulling" : what;
            if (!step.equals(last) || now > tenth && step.equals("pulling")) {
                String share = step.equals("pulling") ? " " + now * 10 + " % of " + OllamaForm.size(total) : "";
                session.io().err().println(PlainText.of(step + share));
                last = step;
                tenth = now;
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
