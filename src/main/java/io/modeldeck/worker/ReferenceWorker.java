package io.modeldeck.worker;

import io.modeldeck.domain.Problem;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A worker that trains with the console's own trainers, one job after the other: a proof of the protocol, and a way to train on another machine. It calls back only consoles that it was told of,
 * or ones on this machine.
 */
public final class ReferenceWorker implements AutoCloseable {

    private static final Pattern JOB = Pattern.compile("/jobs/([0-9a-f-]{36})");

    private final Set<String> consoles;
    private final Map<String, WorkerTask> tasks = new ConcurrentHashMap<>();
    private final ExecutorService trainings = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("worker-training").factory());
    private final HttpDoor door;

    private ReferenceWorker(int port, Set<String> consoles) {
        this.consoles = Set.copyOf(consoles);
        this.door = HttpDoor.open("worker", HttpDoor.Binding.loopback(port), this::answer);
    }

    /**
     * Starts to take jobs on this machine.
     *
     * @param port 0: any that is free
     * @param consoles origins of consoles beyond this machine that may give it jobs
     */
    public static ReferenceWorker start(int port, Set<String> consoles) {
        return new ReferenceWorker(port, consoles);
    }

    /** Where jobs are posted. */
    public URI jobs() {
        return door.base().resolve("/jobs");
    }

    private HttpReply answer(HttpCall call) throws java.io.IOException {
        Matcher job = JOB.matcher(call.path());
        if (call.method().equals("POST") && call.path().equals("/jobs")) {
            return take(call.document());
        }
        if (call.method().equals("DELETE") && job.matches()) {
            WorkerTask task = tasks.remove(job.group(1));
            if (task != null) {
                task.cancel();
            }
            return HttpReply.of(HttpReply.OK, Map.of("accepted", true));
        }
        return HttpReply.refused(HttpReply.NOT_FOUND, "There is nothing here; jobs are posted to /jobs.");
    }

    /** A job that is here already only gets its new addresses: its console was started again. */
    private HttpReply take(Map<String, Object> order) {
        String id = HttpCall.text(order, "jobId");
        JobAddresses addresses = JobAddresses.of(order);
        if (!addresses.origins().stream().allMatch(this::isKnown)) {
            throw new Problem("This worker does not know the console at " + addresses.origins()
                    + "; start it with --console ORIGIN.");
        }
        WorkerTask fresh = new WorkerTask(id, new LinkedHashMap<>(order), addresses, () -> tasks.remove(id));
        WorkerTask here = tasks.putIfAbsent(id, fresh);
        if (here == null) {
            trainings.execute(fresh);
        } else {
            here.readdress(addresses);
        }
        return HttpReply.of(HttpReply.ACCEPTED, Map.of("accepted", true, "jobId", id));
    }

    private boolean isKnown(String origin) {
        return consoles.contains(origin) || origin.matches("http://(127\\.0\\.0\\.1|localhost|\\[::1]):\\d+");
    }

    @Override
    public void close() {
        tasks.values().forEach(WorkerTask::cancel);
        trainings.shutdownNow();
        door.close();
    }
}
