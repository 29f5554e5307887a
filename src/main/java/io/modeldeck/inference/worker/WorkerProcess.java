package io.modeldeck.inference.worker;

import io.modeldeck.domain.JavaProgram;
import io.modeldeck.inference.CallTime;
import io.modeldeck.inference.Resident;
import io.modeldeck.inference.RuntimeFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child process, from its start to its end. Calls come one after the other. */
final class WorkerProcess implements AutoCloseable {

    /** How a worker came to its end without being asked to. */
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        Lost(String how, Throwable cause) {
            super(how, cause);
        }
    }

    private static final long LOOK_MILLIS = 50;

    private final Process process;
    private final InputStream in;
    private final OutputStream out;
    private final long residentLimit;

    private WorkerProcess(Process process, long residentLimit) {
        this.process = process;
        this.in = new BufferedInputStream(process.getInputStream());
        this.out = new BufferedOutputStream(process.getOutputStream());
        this.residentLimit = residentLimit;
    }

    /**
     * Starts a child.
     *
     * @param main what it runs
     * @param more further entries of its class path
     */
    static WorkerProcess start(String main, List<Path> more, WorkerBudget budget) {
        List<String> options = List.of(
                "-Xmx" + budget.heapMegabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+SuppressFatalErrorMessage");
        ProcessBuilder builder = JavaProgram.process(options, more, List.of(main))
                .orElseThrow(() -> new RuntimeFailure("A worker is a Java of its own, and this application has none to"
                        + " start; start ModelDeck from the application folder with a JDK 25."))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return new WorkerProcess(builder.start(), budget.residentBytes());
        } catch (IOException e) {
            throw new RuntimeFailure("A worker process cannot be started (" + e.getMessage() + ").", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    OptionalLong resident() {
        return Resident.of(process.pid());
    }

    /** One message for another. Ends the process when it takes too long or too much memory. */
    byte[] ask(byte[] message, Duration limit) throws Lost {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        // A child that does not read would hold up the writer as well.
        Thread.ofVirtual().start(() -> {
            try {
                Frames.write(out, message);
                answer.complete(Frames.read(in));
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillWorking) {
                requireMemory();
                if (System.nanoTime() - end > 0) {
                    close();
                    throw new Lost("gave no answer within " + CallTime.words(limit) + " and was ended", stillWorking);
                }
            } catch (ExecutionException e) {
                throw lost(e.getCause());
            } catch (InterruptedException e) {
                close();
                Thread.currentThread().interrupt();
                throw new RuntimeFailure("The call was cancelled, and the worker that was busy with it ended.", e);
            }
        }
    }

    /** Ends a worker that holds more memory than it may. */
    void requireMemory() throws Lost {
        OptionalLong resident = resident();
        if (resident.isPresent() && resident.getAsLong() > residentLimit) {
            close();
            throw new Lost(
                    "held " + (resident.getAsLong() >> 20) + " MB, more than its " + (residentLimit >> 20)
                            + " MB, and was ended",
                    null);
        }
    }

    private Lost lost(Throwable cause) {
        try {
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                int code = process.exitValue();
                return new Lost(
                        code > 128 ? "was killed (signal " + (code - 128) + ")" : "ended with code " + code, cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        return new Lost("did not speak its language any more (" + cause.getMessage() + ")", cause);
    }

    /** Ends the child and all that it started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
