package io.modeldeck.worker;

import io.modeldeck.domain.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where workers call this console: open while there is a job, at the address that those who are out were told. */
final class JobDoor {

    private final WorkerSettings settings;
    private final Path workspace;
    private final JobFiles files;
    private final Clock clock;
    private volatile Optional<HttpDoor> door = Optional.empty();
    private Optional<JobSignature> signature = Optional.empty();

    JobDoor(WorkerSettings settings, Path workspace, JobFiles files, Clock clock) {
        this.settings = settings;
        this.workspace = workspace;
        this.files = files;
        this.clock = clock;
    }

    void open(JobDesk desk, List<WorkerJob> jobs) {
        if (door.isEmpty()) {
            CallBacks routes = new CallBacks(desk, signature(), files, clock);
            HttpDoor opened;
            try {
                // where the workers that are out were told to call, if that is still free
                opened = HttpDoor.open("worker-calls", settings.binding(usualPort(jobs)), routes);
            } catch (Problem taken) {
                opened = HttpDoor.open("worker-calls", settings.binding(0), routes);
            }
            door = Optional.of(opened);
        }
    }

    private static int usualPort(List<WorkerJob> jobs) {
        return jobs.stream()
                .flatMap(job -> job.calledAt().stream())
                .map(URI::create)
                .mapToInt(URI::getPort)
                .filter(port -> port > 0)
                .findFirst()
                .orElse(0);
    }

    void shut() {
        door.ifPresent(HttpDoor::close);
        door = Optional.empty();
    }

    URI base() {
        return door.orElseThrow().base();
    }

    JobSignature signature() {
        if (signature.isEmpty()) {
            signature = Optional.of(JobSignature.of(workspace));
        }
        return signature.get();
    }
}
