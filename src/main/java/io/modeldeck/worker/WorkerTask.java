package io.modeldeck.worker;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Unexpected;
import io.modeldeck.store.Digest;
import io.modeldeck.training.Progress;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.Trainer;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job in the reference worker: rows, training, model, and the call-backs between. What the console does not hear, or cannot take, is told again with growing pauses, and
 * given up in the end: a console that is back with another address is told there.
 */
final class WorkerTask implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerTask.class);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final long MOST_ROWS_BYTES = 1L << 31;

    private final String id;
    private final Map<String, Object> order;
    private final Runnable ended;
    private final Retries retries;
    private volatile JobAddresses addresses;
    private volatile boolean cancelled;

    WorkerTask(String id, Map<String, Object> order, JobAddresses addresses, Runnable ended) {
        this(id, order, addresses, ended, Retries.USUAL);
    }

    WorkerTask(String id, Map<String, Object> order, JobAddresses addresses, Runnable ended, Retries retries) {
        this.id = id;
        this.order = order;
        this.addresses = addresses;
        this.ended = ended;
        this.retries = retries;
    }

    synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    synchronized void readdress(JobAddresses now) {
        addresses = now;
        notifyAll();
    }

    @Override
    public void run() {
        ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("worker-heartbeat").factory());
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CALL).build()) {
            long every =
                    order.get("heartbeatSeconds") instanceof Number silence ? Math.max(1, silence.longValue() / 3) : 30;
            heartbeat.scheduleWithFixedDelay(() -> beat(client), every, every, TimeUnit.SECONDS);
            try {
                work(client);
            } catch (Stopped | GivenUp over) {
                throw over;
            } catch (Problem problem) {
                tell(client, "failed", Map.of("error", problem.getMessage()));
            } catch (RuntimeException | Error unexpected) {
                // An error too, such as rows that do not fit into the memory: the console must not wait for a model
                // that never comes.
                LOG.error("The job {} failed [{}]", id, Unexpected.code(unexpected), unexpected);
                tell(client, "failed", Map.of("error", Unexpected.sentence("The training", unexpected)));
            } finally {
                heartbeat.shutdownNow();
            }
        } catch (Stopped stopped) {
            LOG.info("The job {} was ended by its console.", id);
        } catch (GivenUp gone) {
            LOG.warn(
                    "The job {} is given up: {}. Its console fails the run when it hears nothing for long.",
                    id,
                    gone.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The job {} ended: {}", id, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            heartbeat.shutdownNow();
            ended.run();
        }
    }

    private void work(HttpClient client) throws InterruptedException {
        Map<?, ?> source = (Map<?, ?>) order.get("dataSource");
        TrainingSet data = rows(client, source);
        Map<String, Object> hyperparameters = new LinkedHashMap<>();
        if (order.get("hyperparameters") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> hyperparameters.put(String.valueOf(name), value));
        }
        Object named = hyperparameters.remove("trainer");
        Trainer trainer = named == null ? Trainers.defaultFor(data.task()) : Trainers.named(String.valueOf(named));
        TrainedModel model = trainer.train(data, hyperparameters, new Telling(client));
        String sha256 = Digest.of(model.onnx()).hex();
        say(
                client,
                to -> HttpRequest.newBuilder(to.artifact())
                        .header("Content-Type", "application/octet-stream")
                        .header("X-Content-SHA256", sha256)
                        .PUT(BodyPublishers.ofByteArray(model.onnx())),
                retries.attempts());
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("artifact", Map.of("sha256", sha256, "bytes", model.onnx().length));
        done.put("trainer", trainer.name());
        done.put("hyperparameters", model.hyperparameters());
        tell(client, "complete", done);
    }

    private TrainingSet rows(HttpClient client, Map<?, ?> source) throws InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = send(
                    client,
                    to -> HttpRequest.newBuilder(to.rows()),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_ROWS_BYTES),
                    retries.attempts());
        } catch (GivenUp gone) {
            throw new Problem("the rows could not be fetched: " + gone.getMessage(), gone);
        }
        if (response.statusCode() != HttpReply.OK) {
            throw new Problem("the rows could not be fetched: the console answered " + response.statusCode());
        }
        return PromisedRows.read(response.body(), source);
    }

    private void tell(HttpClient client, String what, Map<String, ?> told) throws InterruptedException {
        tell(client, what, told, retries.attempts());
    }

    private void tell(HttpClient client, String what, Map<String, ?> told, int attempts) throws InterruptedException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("jobId", id);
        document.putAll(told);
        say(
                client,
                to -> HttpRequest.newBuilder(URI.create(to.callBacks() + "/" + what))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(document))),
                attempts);
    }

    /** The address may become another while the console is away. */
    private interface Addressed {
        HttpRequest.Builder request(JobAddresses to);
    }

    /** What the console answers may say that it wants no more. */
    private void say(HttpClient client, Addressed addressed, int attempts) throws InterruptedException {
        HttpResponse<String> heard = send(
                client,
                to -> addressed.request(to).header("Authorization", "Bearer " + to.token()),
                BodyHandlers.limiting(BodyHandlers.ofString(), 64_000),
                attempts);
        if (heard.body().contains("\"cancel\":true")) {
            throw new Stopped();
        }
    }

    /** Until the console answers that it took the call, or that it never will. */
    private <T> HttpResponse<T> send(HttpClient client, Addressed addressed, BodyHandler<T> body, int attempts)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            if (cancelled) {
                throw new Stopped();
            }
            JobAddresses to = addresses;
            String failure;
            try {
                HttpResponse<T> response =
                        client.send(addressed.request(to).timeout(CALL).build(), body);
                if (response.statusCode() == HttpReply.GONE) {
                    throw new Stopped();
                }
                if (response.statusCode() < HttpReply.FAILED) {
                    return response;
                }
                failure = "answered " + response.statusCode();
            } catch (IOException away) {
                failure = "was not reached ("
                        + (away.getMessage() == null ? away.getClass().getSimpleName() : away.getMessage()) + ")";
            }
            if (attempt >= attempts) {
                throw new GivenUp(to.origins() + " " + failure
                        + (attempt == 1 ? "" : ", the last of " + attempt + " times that it was asked"));
            }
            awaitNews(to, retries.pause(attempt));
            if (addresses != to) {
                attempt = 0;
            }
        }
    }

    /** Waits, but not on where the console is somewhere else now or wants no more. */
    private synchronized void awaitNews(JobAddresses told, Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && addresses == told && !cancelled; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private void beat(HttpClient client) {
        try {
            // Once: the next beat is the repetition.
            tell(client, "progress", Map.of(), 1);
        } catch (Stopped stopped) {
            cancel();
        } catch (GivenUp e) {
            LOG.info("The console did not hear that the job {} goes on: {}", id, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The console does not want the model any more. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("ended by its console", null, false, false);
        }
    }

    /** What had to be told was not taken, however often it was tried. */
    private static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        GivenUp(String sentence) {
            super(sentence, null, false, false);
        }
    }

    private final class Telling implements Progress {

        private final HttpClient client;

        Telling(HttpClient client) {
            this.client = client;
        }

        @Override
        public void epoch(int epoch, Map<String, Double> metrics) {
            try {
                tell(client, "progress", Map.of("epoch", epoch, "metrics", metrics));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            }
        }

        @Override
        public void checkCancelled() {
            if (cancelled) {
                throw new Stopped();
            }
        }
    }
}
