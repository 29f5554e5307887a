package io.modeldeck.training.run;

import io.modeldeck.stats.Sample;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How much room the files of a training take on the disk: the rows that are frozen with it, those that its candidate is
 * later compared with (its baseline), and the model. Pure.
 *
 * <p>Told by the newest earlier runs of the model: the middle one of what a row took, times the rows, and the middle one of their models. Where there is none, rows are
 * taken as large as they lie in the database, which is more than a frozen file takes, twice, and the model as large as the one that serves.
 *
 * @param bytes of all files together
 * @param runs how many earlier runs it comes from, {@value #MOST_RUNS} at most; 0: from the rows and the version that serves
 */
public record RunSpace(long bytes, int runs) {

    public static final int MOST_RUNS = 5;

    /**
     * The files of an earlier run.
     *
     * @param rows how many were frozen, at least one
     * @param rowBytes the files of its rows and of its baseline
     * @param modelBytes the file of its model
     */
    public record Files(long rows, long rowBytes, long modelBytes) {}

    /** @param rows how many a run will take */
    public static RunSpace of(long rows, List<Files> earlier) {
        double row = middle(earlier, files -> (double) files.rowBytes() / files.rows());
        return new RunSpace(Math.round(row * rows) + Math.round(middle(earlier, Files::modelBytes)), earlier.size());
    }

    /** Before the first run of a model. */
    public static RunSpace first(long rows, double bytesPerRow, long modelBytes) {
        return new RunSpace(Math.round(2 * bytesPerRow * rows) + modelBytes, 0);
    }

    private static double middle(List<Files> earlier, ToDoubleFunction<Files> size) {
        return Sample.of(earlier.stream().mapToDouble(size).toArray()).median();
    }
}
