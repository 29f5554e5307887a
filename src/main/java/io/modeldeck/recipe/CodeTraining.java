package io.modeldeck.recipe;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.training.Progress;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.Sites;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains by the code of recipes, each time in a process of its own with its time and memory. */
public final class CodeTraining implements Sites.ScriptTraining {

    private static final Logger LOG = LoggerFactory.getLogger(CodeTraining.class);
    private static final Duration LOOK = Duration.ofMinutes(2);
    private static final String FOLDER = "modeldeck-recipe-";
    private static final long LARGEST_MODEL = 1L << 30;

    private final RecipeBook book;

    public CodeTraining(RecipeBook book) {
        this.book = book;
    }

    /** Compiles the code and looks whether it holds a trainer; runs nothing of it. */
    public static void check(RecipeCode code) {
        inFolder(job -> {
            job.putCode(code);
            job.putOrder(CodeJob.check(code.name()));
            new CodeProcess(code.name(), LOOK, Site.Script.MEMORY).run(job.folder(), Progress.none());
            return null;
        });
    }

    @Override
    public TrainedModel train(
            Site.Script script, TrainingSet data, Table check, Map<String, Object> hyperparameters, Progress progress) {
        RecipeCode code =
                new RecipeCode(script.name(), book.code(script.sha256().orElseThrow()));
        return inFolder(job -> {
            job.putCode(code);
            job.putOrder(job.putRows(code.name(), data, check, hyperparameters));
            new CodeProcess(code.name(), script.timeout(), script.memoryMegabytes()).run(job.folder(), progress);
            if (!job.hasModel()) {
                throw new Problem("The code of " + code.name() + " ended without leaving a model.");
            }
            return job.model(data.task(), LARGEST_MODEL);
        });
    }

    private interface Work<T> {
        T in(CodeJob job) throws IOException;
    }

    private static <T> T inFolder(Work<T> work) {
        try {
            removeLeftBehind();
            // for its owner alone
            Path folder =
                    Files.createTempDirectory(FOLDER + ProcessHandle.current().pid() + "-");
            try {
                return work.in(new CodeJob(folder.toRealPath()));
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new Problem("The code of the recipe could not be run (" + DiskReason.of(e) + ").", e);
        }
    }

    /** What a process that was killed could not remove; its number is in the name. */
    private static void removeLeftBehind() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, FOLDER + "*-*")) {
            for (Path folder : folders) {
                String number = folder.getFileName().toString().substring(FOLDER.length());
                if (Files.isWritable(folder) && isOver(number.substring(0, number.indexOf('-')))) {
                    remove(folder);
                }
            }
        }
    }

    private static boolean isOver(String process) {
        try {
            return ProcessHandle.of(Long.parseLong(process)).isEmpty();
        } catch (NumberFormatException notOurs) {
            return false;
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("The folder {} of a training stays behind ({}); it may be deleted.", folder, DiskReason.of(e));
        }
    }
}
