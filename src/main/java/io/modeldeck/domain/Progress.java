package io.modeldeck.domain;

/** Who watches long work and may stop it. Called on the working thread, often; must return at once. */
public interface Progress {

    /**
     * The work has come so far.
     *
     * @param done units done, in the unit of {@code total}
     * @param total all units, or 0 where that is not known
     * @param what what is being done, for a person
     */
    void at(long done, long total, String what);

    /** True when the work should stop at the next safe place. What was committed by then stays. */
    boolean cancelled();

    /** Nobody watches and nobody stops. */
    static Progress none() {
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
