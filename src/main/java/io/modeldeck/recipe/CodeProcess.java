package io.modeldeck.recipe;

import io.modeldeck.domain.JavaProgram;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.training.Progress;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One process of a recipe's code, from its start to its end, with its limits. Used by one thread. */
final class CodeProcess {

    private static final int OUT_OF_MEMORY = 3;
    private static final int LONGEST_LINE = 64_000;
    private static final int LONGEST_SENTENCE = 1_000;
    private static final int WAITING_LINES = 1_000;
    private static final long LOOK_EVERY = 100;
    private static final List<String> KEPT_VARIABLES = List.of("SystemRoot", "LANG", "LC_ALL");

    private final String code;
    private final Duration timeout;
    private final int memoryMegabytes;

    CodeProcess(String code, Duration timeout, int memoryMegabytes) {
        this.code = code;
        this.timeout = timeout;
        this.memoryMegabytes = memoryMegabytes;
    }

    /** Runs the job to its end; whatever happens, no process is left. A failure is a sentence. */
    void run(Path folder, Progress progress) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        CodeOutput output = new CodeOutput(progress);
        Process process = builder(folder).start();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>(WAITING_LINES);
        Thread reader = Thread.ofPlatform().daemon().name("recipe-output").start(() -> read(process, lines));
        try {
            attend(process, lines, reader, output, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("The training was interrupted.", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            reader.interrupt();
            output.end();
        }
    }

    private void attend(
            Process process, BlockingQueue<String> lines, Thread reader, CodeOutput output, Progress progress)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        String failed = "";
        boolean done = false;
        while (reader.isAlive() || !lines.isEmpty()) {
            String line = lines.poll(LOOK_EVERY, TimeUnit.MILLISECONDS);
            if (line != null) {
                Map<String, Object> said = said(line);
                failed = said.get("failed") instanceof String sentence ? sentence : failed;
                done = done || said.containsKey("done");
                output.pass(said);
            }
            progress.checkCancelled();
            if (System.nanoTime() > end) {
                throw new Problem("The code of " + code + " did not end within " + timeout.toSeconds()
                        + " s and was stopped; set timeoutSeconds higher in the recipe if it needs longer.");
            }
        }
        if (!process.waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            throw new Problem("The code of " + code + " closed its output and went on; it was stopped.");
        }
        if (!failed.isEmpty()) {
            throw new Problem(shown(failed));
        }
        if (process.exitValue() == OUT_OF_MEMORY) {
            throw new Problem("The code of " + code + " needs more memory than its " + memoryMegabytes
                    + " MB; set memoryMb higher in the recipe.");
        }
        if (!done) {
            throw new Problem("The code of " + code + " ended its process with code " + process.exitValue()
                    + " before it left a model.");
        }
    }

    /** What the code said of its failure, as one line of a bearable length. */
    private static String shown(String sentence) {
        String line = sentence.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_SENTENCE ? line : line.substring(0, LONGEST_SENTENCE) + "…";
    }

    /** Code can write past its own streams; what is no line of ours is what it printed. */
    private static Map<String, Object> said(String line) {
        try {
            return Json.readObject(line);
        } catch (Problem notOurs) {
            return Map.of("log", line);
        }
    }

    private ProcessBuilder builder(Path folder) {
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(List.of(
                "-Xmx" + memoryMegabytes + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + folder.resolve("tmp").resolve("crash.log"),
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                JavaProgram.classPath(List.of()),
                CodeMain.class.getName(),
                folder.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT_VARIABLES);
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        return builder;
    }

    private static Path java() {
        return JavaProgram.launcher()
                .orElseThrow(
                        () -> new Problem(
                                "The code of a recipe runs in a Java of its own, and this application image"
                                        + " has none to start; start ModelDeck from the application folder (bin/modeldeck) with a JDK 25."));
    }

    private static void read(Process process, BlockingQueue<String> lines) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(process.getInputStream())) {
            for (int one = in.read(); one >= 0; one = in.read()) {
                if (one == '\n') {
                    lines.put(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else if (line.size() < LONGEST_LINE) {
                    line.write(one);
                }
            }
            if (line.size() > 0) {
                lines.put(line.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            // The process was ended; what it wrote up to there is enough.
            line.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
