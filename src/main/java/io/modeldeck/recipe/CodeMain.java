package io.modeldeck.recipe;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.training.Progress;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.Trainer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The process of a recipe's code: compiles it, trains with it, leaves the model in the folder of its job. It says what happens in lines of JSON on its standard
 * output; what the code itself prints becomes such lines too. It ends when the console does.
 */
public final class CodeMain {

    private static final int ORPHAN = 4;

    private CodeMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream lines = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream printed = new PrintStream(new Printed(lines), true, StandardCharsets.UTF_8);
        System.setOut(printed);
        System.setErr(printed);
        endWith(System.in);
        CodeJob job = new CodeJob(Path.of(arguments[0]));
        CodeJob.Order order = job.order();
        try {
            Trainer trainer = work(job, order, lines);
            say(lines, Map.of("done", trainer == null ? "" : trainer.name()));
        } catch (Problem problem) {
            say(lines, Map.of("failed", problem.getMessage()));
        } catch (LinkageError e) {
            say(lines, Map.of("failed", CodeLoader.unseen(order.code(), e).getMessage()));
        } catch (OutOfMemoryError e) {
            // The process is ended by the option that says so; this is for code that is between.
            throw e;
        } catch (Exception | Error e) {
            say(lines, Map.of("failed", inWords(order.code(), e)));
        }
        printed.flush();
        // threads that the code left behind do not keep the process
        Runtime.getRuntime().halt(0);
    }

    private static Trainer work(CodeJob job, CodeJob.Order order, PrintStream lines)
            throws IOException, ReflectiveOperationException {
        Class<? extends Trainer> found = CodeLoader.load(job, order.code());
        if (order.checkOnly()) {
            return null;
        }
        Trainer trainer = found.getConstructor().newInstance();
        TrainedModel model = trainer.train(job.data(order), order.hyperparameters(), new Said(lines));
        job.putModel(order, model);
        return trainer;
    }

    private static String inWords(String code, Throwable thrown) {
        Throwable cause = thrown instanceof ReflectiveOperationException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        StackTraceElement place = cause.getStackTrace().length == 0 ? null : cause.getStackTrace()[0];
        return "The code of " + code + " threw " + cause.getClass().getSimpleName()
                + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")")
                + (place == null ? "." : " in line " + place.getLineNumber() + " of " + place.getFileName() + ".");
    }

    private static void say(PrintStream lines, Map<String, ?> said) {
        synchronized (lines) {
            lines.println(Json.write(said));
        }
    }

    /** The console holds the other end; when that is gone, so is the one who waits for the model. */
    private static void endWith(InputStream console) {
        Thread.ofPlatform().daemon().name("console").start(() -> {
            try {
                while (console.read() >= 0) {
                    // nothing is said this way but the end
                }
            } catch (IOException gone) {
                Runtime.getRuntime().halt(ORPHAN);
            }
            Runtime.getRuntime().halt(ORPHAN);
        });
    }

    /** Epochs as lines. The console ends the process where it no longer wants the model. */
    private record Said(PrintStream lines) implements Progress {

        @Override
        public void epoch(int epoch, Map<String, Double> metrics) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("epoch", epoch);
            said.put("metrics", metrics);
            say(lines, said);
        }

        @Override
        public void log(String line) {
            say(lines, Map.of("log", line));
        }

        @Override
        public void checkCancelled() {}
    }

    /** What the code prints, line by line; a line without end is cut. */
    private static final class Printed extends OutputStream {

        private static final int LONGEST = 2_000;
        private final PrintStream lines;
        private final byte[] line = new byte[LONGEST];
        private int length;

        Printed(PrintStream lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void write(int one) {
            if (one == '\n') {
                end();
            } else if (one != '\r') {
                line[length++] = (byte) one;
                if (length == LONGEST) {
                    end();
                }
            }
        }

        private void end() {
            say(lines, Map.of("log", new String(line, 0, length, StandardCharsets.UTF_8)));
            length = 0;
        }
    }
}
