package io.modeldeck.cli.intake;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Progress;
import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchStatus;
import java.time.Duration;
import java.time.Instant;

/** Waits at the terminal until a fetch job is over; each tenth of its bytes is a line on the error stream. */
final class FetchWait implements Progress {

    private static final long MOMENT_MILLIS = 250;

    private final Session session;
    private long tenth = -1;
    private String last = "";

    FetchWait(Session session) {
        this.session = session;
    }

    FetchJob finish(Engine engine, long id) {
        return engine.fetches().finish(id, session.io().stop().over(this), this::wait);
    }

    static int exitCode(FetchJob job) {
        return job.status() == FetchStatus.COMPLETED ? ExitCode.DONE : ExitCode.REFUSED;
    }

    @Override
    public void at(long done, long total, String what) {
        long now = total == 0 ? -1 : done * 10 / total;
        if (now > tenth) {
            tenth = now;
            session.io().err().println(now * 10 + " % of " + OllamaForm.size(total));
        } else if (total == 0 && !what.equals(last)) {
            session.io().err().println(PlainText.of(what));
        }
        last = what;
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    private void wait(Instant when) {
        long left = Duration.between(session.clock().instant(), when).toMillis();
        synchronized (this) {
            try {
                wait(Math.clamp(left, 20, MOMENT_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
