package io.modeldeck.ui.shell;

import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer that has the toolkit paint, which rests while nothing is painted. The toolkit asks for that itself, a quarter of a second after the last
 * painting, and for the end of the rest before the next; on a Mac its timer does so, on Linux it goes on and wakes the process sixty times a second.
 */
final class RestingTimer extends Timer {

    private static final Logger LOG = LoggerFactory.getLogger(RestingTimer.class);

    /** Where the toolkit keeps its timer, which it starts once it is up. */
    private static final String PLACE = "pulseTimer";
    /** What does not rest by itself. */
    private static final String RESTLESS = "GtkTimer";

    private final Timer beats;
    private int period;

    /** @param beats goes on whatever it is asked, until it is stopped */
    RestingTimer(Timer beats) {
        super(() -> {});
        this.beats = beats;
    }

    /**
     * Takes the place of the toolkit's own, where that does not rest and has not begun. A toolkit that keeps it elsewhere is left as it is: its window
     * then takes a little more of the processor. To be called by what the toolkit runs first.
     */
    static void takePlace() {
        Toolkit toolkit = Toolkit.getToolkit();
        try {
            Field place = toolkit.getClass().getDeclaredField(PLACE);
            place.setAccessible(true);
            if (place.get(toolkit) instanceof Timer own
                    && own.getClass().getSimpleName().equals(RESTLESS)
                    && !own.isRunning()) {
                place.set(toolkit, new RestingTimer(own));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.info("The toolkit's timer does not rest", e);
        }
    }

    @Override
    protected long _start(Runnable beat) {
        throw new UnsupportedOperationException("beats by the clock only");
    }

    @Override
    protected long _start(Runnable beat, int every) {
        period = every;
        beats.start(every);
        return 1;
    }

    @Override
    protected void _stop(long begun) {
        beats.stop();
    }

    @Override
    protected void _pause(long begun) {
        beats.stop();
    }

    @Override
    protected void _resume(long begun) {
        if (!beats.isRunning()) {
            beats.start(period);
        }
    }
}
