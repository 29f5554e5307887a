package io.modeldeck.training.run;

/** Hears of runs that ended, inside the transaction that ended them. */
@FunctionalInterface
public interface RunListener {

    void ended(TrainingRun run);

    static RunListener none() {
        return run -> {};
    }
}
