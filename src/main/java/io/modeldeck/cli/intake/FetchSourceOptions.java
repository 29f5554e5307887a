package io.modeldeck.cli.intake;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.intake.FetchSource;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a model is fetched from. */
final class FetchSourceOptions {

    @Parameters(
            paramLabel = "SOURCE",
            description =
                    "An address (https://…), a file or folder, or a model of a hub: owner/name, or owner/name@revision. hf: before it says that it is that.")
    private String source;

    @Option(
            names = "--hub",
            paramLabel = "URL",
            order = 1,
            description = "The hub (default: HF_ENDPOINT, else https://huggingface.co).")
    private Optional<String> hub;

    FetchSource of(Engine engine, Session session) {
        URI its = hub.map(URI::create).orElseGet(() -> engine.fetches().hub());
        return FetchSource.guess(source, session.path(source.replace("://", "_")), its);
    }
}
