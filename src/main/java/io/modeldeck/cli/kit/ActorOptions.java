package io.modeldeck.cli.kit;

import io.modeldeck.app.Engine;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who decides, when and why. */
public final class ActorOptions {

    @Option(
            names = "--as",
            paramLabel = "NAME",
            order = 90,
            description = "Who decides (default: the workspace's person, else the system's user).")
    private Optional<String> name;

    @Option(names = "--comment", paramLabel = "TEXT", order = 91, description = "Why; kept in the audit log.")
    private Optional<String> comment;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            order = 92,
            description = "When, in the model's own time (default: now).")
    private Optional<String> at;

    public Actor actor(Engine engine) {
        String known = name.or(() -> engine.settings().get(Settings.PERSON).filter(person -> !person.isBlank()))
                .orElseGet(() -> System.getProperty("user.name"));
        return Actor.person(known, Face.COMMAND_LINE);
    }

    public Instant at(Engine engine, Times times) {
        return at.map(text -> times.parse("--at", text))
                .orElseGet(() -> engine.clock().instant());
    }

    public boolean isDated() {
        return at.isPresent();
    }

    public String comment() {
        return comment.orElse("");
    }
}
