package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Restoration;
import io.modeldeck.app.SampleProcess;
import io.modeldeck.app.SampleWorkspace;
import io.modeldeck.app.Supervisor;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import io.modeldeck.store.Exchange;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes the engine behind the window, one at a time. Never on the FX thread. */
final class EngineDoor {

    /**
     * An engine with what runs beside it.
     *
     * @param facts what a window on it shows first; empty where it cannot be read, which the window then meets itself
     */
    record Opened(
            Engine engine,
            Optional<Supervisor> beat,
            AutoCloseable companions,
            Optional<String> notice,
            Optional<ShellFacts> facts) {

        Opened(Engine engine, Optional<Supervisor> beat, AutoCloseable companions, Optional<String> notice) {
            this(engine, beat, companions, notice, Optional.empty());
        }

        /** The same with what had to be done before it could be opened. */
        Opened after(Optional<String> done) {
            return done.isEmpty() ? this : new Opened(engine, beat, companions, done, facts);
        }

        /** The same with its facts. */
        Opened read() {
            try {
                return new Opened(engine, beat, companions, notice, Optional.of(new EngineFacts(engine, beat).get()));
            } catch (Problem problem) {
                return this;
            }
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(EngineDoor.class);

    private final ConsoleApp.Start start;
    private final Consumer<Engine> met;
    /** What is open; whoever takes it out closes it. Taken by a stop from any thread. */
    private final AtomicReference<Opened> opened = new AtomicReference<>();
    /** What was begun before there was a window; whoever takes it out waits for it. */
    private final AtomicReference<CompletableFuture<Opened>> begun = new AtomicReference<>();

    /** @param met done with each workspace that {@link #open} was asked for, as soon as it is open */
    EngineDoor(ConsoleApp.Start start, Consumer<Engine> met) {
        this.start = start;
        this.met = met;
    }

    /**
     * Begins to open a workspace while there is no window yet that could ask for it: the first {@link #open} gets it.
     *
     * @param then done with it as soon as it is open, by the thread that opened it
     */
    void begin(Path folder, Executor background, Consumer<Engine> then) {
        begun.set(CompletableFuture.supplyAsync(
                () -> {
                    Opened found = enter(folder, false, Progress.none());
                    then.accept(found.engine());
                    return found.read();
                },
                background));
    }

    /** Closes what is open and opens a workspace; the sample is built where it is still empty. */
    Opened open(Path folder, boolean sample, Progress progress) {
        CompletableFuture<Opened> early = begun.getAndSet(null);
        if (early != null) {
            return result(early);
        }
        close();
        Opened found = enter(folder, sample, progress);
        met.accept(found.engine());
        return found.read();
    }

    /** Closes the workspace, sets it aside, restores a backup into its place and opens it; where that is refused, what was there is there still. */
    Opened restore(Path folder, Path backup, Progress progress) {
        Optional<Actor> actor = Optional.ofNullable(opened.get()).map(last -> ScreenContext.person(last.engine()));
        close();
        Restoration restoration = new Restoration(
                backup,
                start.clock(),
                restored -> actor.orElseGet(() -> ScreenContext.person(restored)),
                restored -> start.clock().instant(),
                "");
        Workspace target = new Workspace(folder);
        Optional<Path> aside;
        // a stop does not come between the setting aside and what takes the place
        try (Stop.Hold _ = start.stop().hold()) {
            aside = restoration.inPlaceOf(target);
        }
        Opened found = open(folder, false, progress);
        return found.after(
                Optional.of(Messages.text("shell.restored", backup.getFileName(), aside.orElse(target.folder()))));
    }

    private static Opened result(CompletableFuture<Opened> early) {
        try {
            return early.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw failed;
            }
        }
    }

    private Opened enter(Path folder, boolean sample, Progress progress) {
        try (Stop.Hold _ = start.stop().hold()) {
            Workspace workspace = new Workspace(folder);
            Optional<String> finished = Exchange.finish(workspace);
            if (sample && !workspace.exists()) {
                SampleProcess.ofApplication()
                        .ifPresent(process -> process.build(
                                folder, start.clock(), start.stop().over(progress)));
            }
            Opened found = Engine.open(workspace, start.clock(), EngineDoor::refuseFxThread)
                    .map(engine -> withCompanions(engine, sample, progress))
                    .orElseGet(() -> new Opened(
                            Engine.openReadOnly(workspace, start.clock()),
                            Optional.empty(),
                            () -> {},
                            Optional.of(Messages.text("shell.held", workspace.holder()))))
                    .after(finished);
            opened.set(found);
            if (start.stop().requested()) {
                close();
                throw new CancellationException("The console is being closed");
            }
            return found;
        }
    }

    private Opened withCompanions(Engine engine, boolean sample, Progress progress) {
        try {
            if (sample && engine.registry().models().isEmpty()) {
                SampleWorkspace.build(
                        engine, start.clock().instant(), start.stop().over(progress));
            }
            AutoCloseable companions = start.companions().beside(engine);
            Supervisor beat = Supervisor.start(engine);
            AutoCloseable both = () -> {
                beat.close();
                companions.close();
            };
            return new Opened(engine, Optional.of(beat), both, Optional.empty());
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    private static void refuseFxThread() {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("The workspace is not read on the thread that paints");
        }
    }

    /** Closes what is open, if anything is. */
    void close() {
        Optional.ofNullable(opened.getAndSet(null)).ifPresent(EngineDoor::close);
    }

    private static void close(Opened engine) {
        try {
            engine.companions().close();
        } catch (Problem problem) {
            LOG.warn("What ran beside the engine did not end cleanly: {}", problem.getMessage());
        } catch (Exception e) {
            // AutoCloseable allows anything; the engine must be closed either way
            LOG.warn("What ran beside the engine did not end cleanly", e);
        }
        engine.engine().close();
    }
}
