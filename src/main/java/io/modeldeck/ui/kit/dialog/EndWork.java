package io.modeldeck.ui.kit.dialog;

import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;

/** Asks before work that goes on is ended, and has it ended. */
public final class EndWork {

    private EndWork() {}

    /** @param done told once it is asked to end */
    public static void training(ScreenContext context, long runId, Runnable done) {
        new DecisionDialog(
                        context,
                        Messages.text("runs.cancel.title", runId),
                        Messages.text("runs.cancel.consequence"),
                        Messages.text("runs.cancel.verb"))
                .comment(Messages.text("runs.comment"), false)
                .dangerous()
                .show(
                        comment -> context.engine().training().cancel(context.actor(), context.now(), runId, comment),
                        run -> {
                            context.toasts().show(Messages.text("runs.cancelled", runId));
                            done.run();
                        });
    }

    /** @param done told once it is asked to end */
    public static void search(ScreenContext context, long searchId, Runnable done) {
        new DecisionDialog(
                        context,
                        Messages.text("search.stop.title", searchId),
                        Messages.text("search.stop.consequence"),
                        Messages.text("search.stop.verb"))
                .comment(Messages.text("runs.comment"), false)
                .dangerous()
                .show(
                        comment -> context.engine().searches().stop(context.actor(), context.now(), searchId, comment),
                        stopped -> {
                            context.toasts().show(Messages.text("search.stopped", searchId));
                            done.run();
                        });
    }

    /** A fetch can be taken up again where it was, so nobody is asked. */
    public static void fetch(ScreenContext context, long jobId, Runnable done) {
        context.tasks()
                .run(
                        Messages.text("jobs.fetch.cancel"),
                        () -> context.engine().fetches().cancel(context.actor(), context.now(), jobId, ""),
                        job -> {
                            context.toasts()
                                    .show(Messages.text(
                                            "jobs.fetch.cancelled", job.source().shown()));
                            done.run();
                        });
    }
}
