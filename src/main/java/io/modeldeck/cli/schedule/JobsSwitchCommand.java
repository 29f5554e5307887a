package io.modeldeck.cli.schedule;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.schedule.Job;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pauses a job or lets it run again. */
abstract class JobsSwitchCommand extends WritingCommand {

    @Mixin
    private JobTarget target;

    private final boolean pause;

    JobsSwitchCommand(Session session, boolean pause) {
        super(session);
        this.pause = pause;
    }

    @Override
    protected Answer answer(Engine engine) {
        Job job = target.of(engine);
        Instant at = actor.at(engine, times());
        Job after = pause
                ? engine.jobs().pause(actor.actor(engine), at, job.id(), actor.comment())
                : engine.jobs().resume(actor.actor(engine), at, job.id(), actor.comment());
        return Answer.of(
                JobForm.document(after, engine),
                "The job " + target.words()
                        + (pause ? " is paused." : " runs again; it is due at " + times().full(after.nextDue()) + "."));
    }

    @Command(
            name = "pause",
            description = "Pauses a job of a model, or of the workspace.",
            footer = {"", "Example:", "  modeldeck jobs pause driftCheck --model churn"})
    static final class Pause extends JobsSwitchCommand {
        Pause(Session session) {
            super(session, true);
        }
    }

    @Command(
            name = "resume",
            description = "Lets a paused job run again; what it missed is caught up by one run.",
            footer = {"", "Example:", "  modeldeck jobs resume driftCheck --model churn"})
    static final class Resume extends JobsSwitchCommand {
        Resume(Session session) {
            super(session, false);
        }
    }
}
