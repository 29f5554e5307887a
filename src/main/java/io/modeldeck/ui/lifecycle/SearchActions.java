package io.modeldeck.ui.lifecycle;

import io.modeldeck.search.Search;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.dialog.EndWork;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.OptionalLong;

/** What a person does about searches. Trials are tried by the console's queue, beside the runs. */
final class SearchActions {

    private static final int NEWEST_RUNS = 200;

    private final ScreenContext context;
    private final Runnable changed;

    /** @param changed told after something was done */
    SearchActions(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    /** Asks what is to be searched; over the given run where one is named, else over one of the completed ones. */
    void begin(OptionalLong run) {
        context.tasks()
                .run(
                        Messages.text("search.new"),
                        () -> SearchBase.read(context.engine(), NEWEST_RUNS),
                        bases -> new SearchDialog(context, bases, run, this::queued).show());
    }

    void begin(TrainingRun run) {
        begin(OptionalLong.of(run.id()));
    }

    void stop(Search search) {
        EndWork.search(context, search.id(), changed);
    }

    void resume(Search search) {
        context.tasks()
                .run(
                        Messages.text("search.resume"),
                        () -> context.engine().searches().resume(context.actor(), context.now(), search.id()),
                        this::queued);
    }

    private void queued(Search search) {
        context.toasts()
                .show(
                        Messages.text("search.queued", search.id()),
                        new Action(
                                Messages.text("runs.open"),
                                () -> context.go(new Place.Searches(OptionalLong.of(search.id())))));
        changed.run();
    }
}
