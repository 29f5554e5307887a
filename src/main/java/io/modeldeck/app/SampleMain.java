package io.modeldeck.app;

import io.modeldeck.domain.Progress;
import io.modeldeck.store.Workspace;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What runs in the process of {@link SampleProcess}: builds the sample in a folder, once it is told on its standard input to begin, and says each day that
 * is told, by its number.
 */
public final class SampleMain {

    private SampleMain() {}

    /** @param arguments the folder, and where the thirty days end */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream days = stream(FileDescriptor.out);
        // What a library prints must not stand between two days.
        System.setOut(stream(FileDescriptor.err));
        CountDownLatch begin = new CountDownLatch(1);
        followTheConsole(begin);
        begin.await();
        Workspace workspace = new Workspace(Path.of(arguments[0]));
        Optional<Engine> opened = Engine.open(workspace, Clock.systemUTC(), () -> {});
        // One that somebody else holds is left to the console, which says who does.
        if (opened.isPresent()) {
            try (Engine engine = opened.get()) {
                SampleWorkspace.build(engine, Instant.parse(arguments[1]), saying(days));
            }
        }
        // Whatever threads a library has left; what it noted to be deleted at the end is.
        System.exit(0);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static Progress saying(PrintStream days) {
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {
                days.println(done);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    /** The console says once that it may begin. Its standard input ends when the console is gone, however that came about. */
    private static void followTheConsole(CountDownLatch begin) {
        Thread.ofPlatform().daemon().name("console-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    begin.countDown();
                }
                Runtime.getRuntime().halt(1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
