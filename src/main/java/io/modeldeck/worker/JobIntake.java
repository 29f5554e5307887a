package io.modeldeck.worker;

import io.modeldeck.domain.Problem;
import io.modeldeck.store.Digest;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.run.ReceivedModel;
import java.io.IOException;

/** Looks at what a worker left, and hands it to the training. Whatever is wrong with it fails the run, and nothing but its record changes. */
final class JobIntake {

    private final TrainingService training;
    private final JobFiles files;
    private final WorkerClient client;
    private final JobEnd end;

    JobIntake(TrainingService training, JobFiles files, WorkerClient client, JobEnd end) {
        this.training = training;
        this.files = files;
        this.client = client;
        this.end = end;
    }

    void takeIn(WorkerJob job) {
        Delivery delivery = Delivery.read(job.delivery());
        String origin = job.worker().origin();
        byte[] model;
        try {
            model = model(job, delivery, origin);
        } catch (WorkerClient.Refused refused) {
            end.fail(job, "The model of the worker " + origin + " was not fetched: " + refused.getMessage() + ".");
            return;
        } catch (HttpCall.TooLarge e) {
            end.fail(job, "The model of the worker " + origin + " is larger than " + files.largest() + " bytes.");
            return;
        } catch (IOException e) {
            end.fail(job, "The model of the worker " + origin + " could not be read (" + e.getMessage() + ").");
            return;
        }
        training.receive(
                job.runId(), new ReceivedModel(model, delivery.trainer(), delivery.hyperparameters()), end.at(job));
        end.done(job);
    }

    private byte[] model(WorkerJob job, Delivery delivery, String origin) throws IOException, WorkerClient.Refused {
        String promised = delivery.sha256()
                .orElseThrow(() -> new Problem("The worker " + origin
                        + " said that it is done and gave no SHA-256 of its model; it was not kept."));
        if (delivery.url().isPresent()) {
            String found =
                    client.fetch(job.worker(), delivery.url().get(), content -> files.put(job, content, promised));
            requireSame(origin, promised, found);
        }
        if (!files.has(job)) {
            throw new Problem("The worker " + origin + " said that it is done and left no model.");
        }
        byte[] model = files.read(job);
        requireSame(origin, promised, Digest.of(model).hex());
        return model;
    }

    private static void requireSame(String origin, String promised, String found) {
        if (!promised.equals(found)) {
            throw new Problem("The model of the worker " + origin + " is not what it promised: its SHA-256 is " + found
                    + ", not " + shortened(promised) + "; it was not kept.");
        }
    }

    private static String shortened(String promised) {
        return promised.length() <= 64 ? promised : promised.substring(0, 64) + "…";
    }
}
