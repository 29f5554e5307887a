package io.modeldeck.cli.schedule;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.schedule.Durations;
import io.modeldeck.schedule.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "interval",
        description = "Changes how often a job of a model runs; kept in the model's monitoring config.",
        footer = {"", "Example:", "  modeldeck jobs interval driftCheck 12h --model churn"})
final class JobsIntervalCommand extends WritingCommand {

    @Mixin
    private JobTarget target;

    @Parameters(paramLabel = "DURATION", description = "As in 30s, 5m, 6h, 7d.")
    private String interval;

    JobsIntervalCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Job job = target.of(engine);
        Job after = engine.hops()
                .setInterval(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        JobForm.present(job, engine),
                        job.id(),
                        WrongUsage.of(() -> Durations.parse(interval)),
                        actor.comment());
        return Answer.of(
                JobForm.document(after, engine),
                "The job " + target.words() + " runs every " + Durations.text(after.interval()) + "; it is due at "
                        + times().full(after.nextDue()) + ".");
    }
}
