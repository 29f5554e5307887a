package io.modeldeck.search;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Unexpected;
import io.modeldeck.training.execution.TrialWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one trial and says how it ended. The one place where any failure of a trial ends. */
record TrialRun(TrialWork work, TrialWork.Divided divided, Pruner pruner, List<double[]> others, BooleanSupplier stop) {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRun.class);

    /** Empty where a person stopped it: it has not been tried then. */
    Optional<Trial> of(int number, Map<String, Object> hyperparameters) {
        long started = System.nanoTime();
        TrialWatch watch = new TrialWatch(pruner, others, stop);
        try {
            watch.checkCancelled();
            Map<String, Double> metrics = work.train(divided, hyperparameters, watch);
            Double loss = metrics.get(divided.objective());
            if (loss == null || !Double.isFinite(loss)) {
                throw new Problem("The " + divided.objective() + " of this trial is not defined on its rows.");
            }
            return Optional.of(new Trial(
                    number,
                    hyperparameters,
                    Trial.Status.COMPLETED,
                    OptionalDouble.of(loss),
                    metrics,
                    watch.course(),
                    millis(started),
                    ""));
        } catch (TrialWatch.Ended ended) {
            return watch.pruned()
                    ? Optional.of(broken(
                            number,
                            hyperparameters,
                            Trial.Status.PRUNED,
                            OptionalDouble.of(watch.course()[watch.course().length - 1]),
                            watch,
                            started,
                            ended.getMessage()))
                    : Optional.empty();
        } catch (Problem problem) {
            return Optional.of(failed(number, hyperparameters, watch, started, problem.getMessage()));
        } catch (RuntimeException | Error unexpected) {
            LOG.error("A trial failed [{}]", Unexpected.code(unexpected), unexpected);
            return Optional.of(
                    failed(number, hyperparameters, watch, started, Unexpected.sentence("The trial", unexpected)));
        }
    }

    private static Trial failed(
            int number, Map<String, Object> hyperparameters, TrialWatch watch, long started, String message) {
        return broken(number, hyperparameters, Trial.Status.FAILED, OptionalDouble.empty(), watch, started, message);
    }

    private static Trial broken(
            int number,
            Map<String, Object> hyperparameters,
            Trial.Status status,
            OptionalDouble loss,
            TrialWatch watch,
            long started,
            String message) {
        return new Trial(number, hyperparameters, status, loss, Map.of(), watch.course(), millis(started), message);
    }

    private static long millis(long started) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}
