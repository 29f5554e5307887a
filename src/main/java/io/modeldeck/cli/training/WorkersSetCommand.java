package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Actor;
import io.modeldeck.worker.WorkerSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "set",
        description = "Sets where workers call this console back. Beyond this machine only with a certificate.",
        footer = {
            "",
            "Example:",
            "  modeldeck workers set --address 0.0.0.0 --port 8443 --host deck.example --keystore deck.p12 --password-file"
                    + " deck.pass"
        })
final class WorkersSetCommand extends WritingCommand {

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            order = 1,
            description = "The address to listen on; 127.0.0.1 is this machine alone.")
    private Optional<String> address;

    @Option(names = "--port", paramLabel = "PORT", order = 2, description = "The port; 0: any that is free.")
    private Optional<Integer> port;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            order = 3,
            description = "The name by which workers reach this machine; the certificate is for it.")
    private Optional<String> host;

    @Option(names = "--keystore", paramLabel = "FILE", order = 4, description = "Certificate and key, as PKCS #12.")
    private Optional<String> keyStore;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            order = 5,
            description = "A file that holds the password of the key store.")
    private Optional<String> passwordFile;

    WorkersSetCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Map<String, String> words = new LinkedHashMap<>();
        address.ifPresent(word -> words.put(WorkerSettings.ADDRESS, word));
        port.ifPresent(number -> words.put(WorkerSettings.PORT, String.valueOf(number)));
        host.ifPresent(word -> words.put(WorkerSettings.HOST, word));
        keyStore.ifPresent(
                file -> words.put(WorkerSettings.KEY_STORE, session.path(file).toString()));
        passwordFile.ifPresent(file ->
                words.put(WorkerSettings.PASSWORD_FILE, session.path(file).toString()));
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        engine.together(() -> {
            words.forEach((name, word) -> engine.settings().put(by, at, name, word));
            engine.workerSettings().requireSound();
            return null;
        });
        return WorkersShowCommand.answerOf(engine);
    }
}
