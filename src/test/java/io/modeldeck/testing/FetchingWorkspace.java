package io.modeldeck.testing;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Progress;
import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchSource;
import io.modeldeck.intake.FetchWish;
import io.modeldeck.store.Workspace;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A process that fetches one model after the other until it is killed; what is open it takes up first. Says a line for each thing that it knows to be so. */
public final class FetchingWorkspace {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private FetchingWorkspace() {}

    /** @param arguments the folder, and the address of the model */
    public static void main(String[] arguments) {
        try (Engine engine = open(Path.of(arguments[0]))) {
            while (true) {
                List<FetchJob> open = engine.fetches().jobs(1).stream()
                        .filter(job -> !job.status().isEnd())
                        .toList();
                FetchJob job = open.isEmpty() ? start(engine, URI.create(arguments[1])) : open.getFirst();
                engine.fetches().finish(job.id(), said(), FetchingWorkspace::rest);
                OUT.println("ended " + job.id());
            }
        }
    }

    /** By the clock of the wall, since a try that failed waits a while. */
    public static Engine open(Path folder) {
        return Engine.open(new Workspace(folder), Clock.systemUTC(), () -> {}).orElseThrow();
    }

    /** A little of the time that is to be waited. */
    public static void rest(Instant until) {
        LockSupport.parkNanos(20_000_000);
    }

    private static FetchJob start(Engine engine, URI from) {
        String name = "fetched" + engine.fetches().jobs(1_000).size();
        return engine.fetches()
                .start(
                        LoopModel.ENGINEER,
                        engine.clock().instant(),
                        new FetchSource.Web(from),
                        "default",
                        FetchWish.NONE.named(name, Optional.of("1")),
                        Optional.empty());
    }

    private static Progress said() {
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {
                OUT.println("at " + done + " " + what);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
