package io.modeldeck.app;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Stop;
import io.modeldeck.store.Digest;
import io.modeldeck.store.StoreException;
import io.modeldeck.store.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a command that writes reaches the process that holds the workspace: a local socket in a folder only its owner can enter. One line of JSON
 * asks, one line says that the work was taken, one line answers.
 */
public final class Handover implements AutoCloseable {

    /** What a command asks the holder to do. */
    public record Wish(List<String> arguments, String workingFolder) {}

    /** How it went: the exit code and what the command wrote. */
    public record Answer(int exitCode, String out, String err) {}

    /** Does the work of a wish; called on a thread of its own, several at a time. */
    @FunctionalInterface
    public interface Worker {
        Answer work(Wish wish);

        /** Asks what is being worked on to end at its next safe place and to answer how far it came. */
        default void stop() {}
    }

    /** How long a command waits for the holder to take its wish. The work itself may take longer. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final Duration LAST_ANSWERS = Duration.ofMillis(1_500);
    private static final String TAKEN = "taken";
    // Socket addresses are short on every system (104 bytes on macOS).
    private static final int LONGEST_ADDRESS = 100;

    private final ServerSocketChannel server;
    private final Path address;
    private final Worker worker;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("handover-", 0).factory());

    private Handover(ServerSocketChannel server, Path address, Worker worker) {
        this.worker = worker;
        this.server = server;
        this.address = address;
    }

    /** Starts to take wishes for the workspace, which the caller holds. */
    public static Handover open(Workspace workspace, Worker worker) {
        Path address = address(workspace);
        try {
            privateFolder(address.getParent());
            Files.deleteIfExists(address);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(address));
            Handover handover = new Handover(server, address, worker);
            handover.workers.submit(handover::accept);
            return handover;
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot open the local socket " + address + " for other commands (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Hands the wish to the holder of the workspace and waits for its answer.
     *
     * @param stop ends the waiting; the holder goes on
     * @throws StoreException when the holder does not take it within {@link #PATIENCE}, or the waiting was stopped
     */
    public static Answer ask(Workspace workspace, Wish wish, Stop stop) {
        Path address = address(workspace);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(address))) {
            stop.onRequest(() -> hangUp(channel));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            send(channel, Json.write(wish));
            // On a thread of its own, which ends when the channel closes: a read has no time limit.
            FutureTask<String> first = new FutureTask<>(in::readLine);
            Thread.ofPlatform().daemon().name("handover-answer").start(first);
            String taken = first.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            String answer = TAKEN.equals(taken) ? in.readLine() : null;
            if (answer == null) {
                throw noAnswer(workspace, "it closed the connection");
            }
            return Json.read(answer, Answer.class);
        } catch (IOException | ExecutionException e) {
            if (stop.requested()) {
                throw new StoreException(
                        "The command was handed over to the process that holds " + workspace.folder() + " ("
                                + workspace.holder() + "), which goes on with it; only the waiting was stopped.",
                        e);
            }
            throw noAnswer(workspace, e.getMessage());
        } catch (TimeoutException e) {
            throw noAnswer(workspace, "no answer in " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer(workspace, "interrupted");
        }
    }

    private static void hangUp(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The local socket did not close: {}", e.getMessage());
        }
    }

    private static StoreException noAnswer(Workspace workspace, String why) {
        String holder = workspace.holder();
        return new StoreException("The workspace " + workspace.folder() + " is held by another process ("
                + (holder.isEmpty() ? "unknown" : holder) + ") that does not take this command (" + why
                + "); close it and try again.");
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                take(server.accept());
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                LOG.warn("A command could not hand its work over: {}", e.getMessage());
            }
        }
    }

    /** A command that comes while the holder closes is hung up on, so that it need not wait for nothing. */
    private void take(SocketChannel channel) {
        try {
            workers.submit(() -> serve(channel, worker));
        } catch (RejectedExecutionException closing) {
            hangUp(channel);
        }
    }

    private static void serve(SocketChannel channel, Worker worker) {
        try (channel) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            String line = in.readLine();
            if (line != null) {
                Wish wish = Json.read(line, Wish.class);
                send(channel, TAKEN);
                send(channel, Json.write(worker.work(wish)));
            }
        } catch (IOException e) {
            LOG.warn("A command that handed its work over went away: {}", e.getMessage());
        }
    }

    private static void send(SocketChannel channel, String line) throws IOException {
        OutputStream out = Channels.newOutputStream(channel);
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Path address(Workspace workspace) {
        Path inside = real(workspace.folder()).resolve(".handover").resolve("socket");
        if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_ADDRESS) {
            return inside;
        }
        String name = "modeldeck-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_") + "-"
                + Digest.of(real(workspace.folder()).toString().getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, 12);
        return Path.of(System.getProperty("java.io.tmpdir"), name, "socket");
    }

    /** The folder without symbolic links, so that both sides mean the same one whatever they call it. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException notThere) {
            return folder;
        }
    }

    /** Makes the folder for its owner alone; one that belongs to somebody else cannot be narrowed, and that fails here. */
    private static void privateFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Takes no more wishes; what is being worked on is asked to end and has a moment to answer. */
    @Override
    public void close() {
        worker.stop();
        try {
            server.close();
            Files.deleteIfExists(address);
        } catch (IOException e) {
            LOG.warn("The local socket {} stays behind: {}", address, e.getMessage());
        }
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
