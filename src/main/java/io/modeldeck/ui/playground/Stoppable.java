package io.modeldeck.ui.playground;

import io.modeldeck.domain.Progress;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work that somebody watches and may ask to stop, and whose result still counts then. */
record Stoppable(Progress watched, AtomicBoolean stopped) implements Progress {

    @Override
    public void at(long done, long total, String what) {
        watched.at(done, total, what);
    }

    @Override
    public boolean cancelled() {
        return stopped.get() || watched.cancelled();
    }
}
