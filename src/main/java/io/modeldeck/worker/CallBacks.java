package io.modeldeck.worker;

import io.modeldeck.domain.Problem;
import io.modeldeck.worker.JobSignature.Purpose;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes by which workers reach the console, and no others. Every one of them takes a token that was made for just this job and use. */
final class CallBacks implements HttpDoor.Desk {

    private static final Pattern TOLD = Pattern.compile("/training/callbacks/(progress|complete|failed)");
    private static final Pattern FILE = Pattern.compile("/training/jobs/([0-9a-f-]{36})/(rows|artifact)");
    private static final HttpReply UNKNOWN = HttpReply.refused(HttpReply.NOT_FOUND, "There is nothing here.");
    /** The same for a job that does not exist and a token that does not fit, so that nobody learns which jobs there are. */
    private static final HttpReply NOT_SIGNED =
            HttpReply.refused(HttpReply.UNAUTHORISED, "The token was not made for this job, or its time is over.");

    private final JobDesk desk;
    private final JobSignature signature;
    private final JobFiles files;
    private final Clock clock;

    CallBacks(JobDesk desk, JobSignature signature, JobFiles files, Clock clock) {
        this.desk = desk;
        this.signature = signature;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public HttpReply answer(HttpCall call) throws IOException {
        Matcher told = TOLD.matcher(call.path());
        Matcher file = FILE.matcher(call.path());
        if (told.matches() && call.method().equals("POST")) {
            return told(call, told.group(1));
        }
        if (file.matches() && file.group(2).equals("rows") && call.method().equals("GET")) {
            return rows(call, file.group(1));
        }
        if (file.matches() && file.group(2).equals("artifact") && call.method().equals("PUT")) {
            return artifact(call, file.group(1));
        }
        return UNKNOWN;
    }

    private HttpReply told(HttpCall call, String what) throws IOException {
        Map<String, Object> document = call.document();
        Optional<WorkerJob> job = signed(HttpCall.text(document, "jobId"), Purpose.CALL_BACK, call.token());
        if (job.isEmpty()) {
            return NOT_SIGNED;
        }
        return switch (what) {
            case "progress" -> reply(desk.progressed(job.get().id(), Told.read(document)));
            case "complete" -> reply(desk.delivered(job.get().id(), document));
            default -> reply(desk.failed(job.get().id(), reason(document)));
        };
    }

    private static String reason(Map<String, Object> document) {
        Object error = document.getOrDefault("error", document.get("reason"));
        return error == null ? "it gave no reason" : String.valueOf(error);
    }

    private HttpReply rows(HttpCall call, String jobId) {
        Optional<WorkerJob> job = signed(jobId, Purpose.ROWS, call.query().getOrDefault("signature", ""));
        return job.map(it -> desk.isOver(it) ? over() : new HttpReply(HttpReply.OK, "application/gzip", desk.rows(it)))
                .orElse(NOT_SIGNED);
    }

    private HttpReply artifact(HttpCall call, String jobId) throws IOException {
        Optional<WorkerJob> job = signed(jobId, Purpose.CALL_BACK, call.token());
        if (job.isEmpty()) {
            return NOT_SIGNED;
        }
        if (desk.isOver(job.get())) {
            return over();
        }
        String promised = call.headers()
                .apply("X-Content-SHA256")
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new Problem("The header X-Content-SHA256 is missing."));
        if (call.length() > files.largest()) {
            throw new HttpCall.TooLarge();
        }
        String found = files.put(job.get(), call.body(), promised);
        return found.equals(promised)
                ? HttpReply.of(HttpReply.OK, Map.of("accepted", true, "sha256", found))
                : HttpReply.refused(HttpReply.UNPROCESSABLE, "What arrived has the SHA-256 " + found + ".");
    }

    private Optional<WorkerJob> signed(String jobId, Purpose purpose, String token) {
        return desk.job(jobId).filter(job -> signature.accepts(purpose, job, token, clock.instant()));
    }

    private static HttpReply over() {
        return HttpReply.refused(HttpReply.GONE, "This job is over; nobody waits for it.");
    }

    private static HttpReply reply(Heard heard) {
        return switch (heard) {
            case OVER -> over();
            case REPEATED -> HttpReply.refused(HttpReply.OK, "This was told before; nothing was changed.");
            case TAKEN, CANCEL -> {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("accepted", true);
                document.put("cancel", heard == Heard.CANCEL);
                yield HttpReply.of(HttpReply.OK, document);
            }
        };
    }
}
