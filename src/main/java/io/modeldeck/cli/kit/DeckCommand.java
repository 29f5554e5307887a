package io.modeldeck.cli.kit;

import io.modeldeck.domain.Json;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What all commands have in common: their help, the form of the answer, the zone of its times. */
public abstract class DeckCommand implements Callable<Integer> {

    protected final Session session;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 103,
            description = "Shows this help.")
    private boolean help;

    @Option(names = "--json", order = 102, description = "Answers one JSON document, for machines.")
    private boolean json;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            order = 101,
            description = "Time zone of times that name none, and of the times shown (default: UTC).")
    private ZoneId zone;

    protected DeckCommand(Session session) {
        this.session = session;
    }

    protected final ZoneId zone() {
        return zone;
    }

    protected final Times times() {
        return new Times(zone);
    }

    protected final boolean json() {
        return json;
    }

    protected final int show(Answer answer) {
        if (json) {
            session.io().out().println(Json.write(answer.document()));
        } else {
            answer.report().lines().forEach(session.io().out()::println);
        }
        session.io().out().flush();
        return answer.exitCode();
    }
}
