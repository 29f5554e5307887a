package io.modeldeck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.store.Digest;
import io.modeldeck.training.run.RunStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The model that a worker hands in is the one it promised, from its own place, or the run fails. */
class WorkerModelTest extends WorkerDesk {

    @Test
    void aModelThatIsNotWhatWasPromisedFailsTheRun() throws InterruptedException {
        long lie = start();
        Map<String, Object> order = odd.order();
        byte[] model = trained(order);
        String sha = Digest.of(model).hex();
        assertThat(odd.upload(order, BodyPublishers.ofByteArray(model), "0".repeat(64))
                        .status())
                .isEqualTo(422);
        assertThat(odd.upload(order, BodyPublishers.ofByteArray(model), sha).status())
                .isEqualTo(200);
        odd.tell(order, "complete", done("0".repeat(64)));
        engine.workers().beat();
        assertFailed(lie, "is not what it promised", sha);

        long nothing = start();
        odd.tell(odd.order(), "complete", done(sha));
        engine.workers().beat();
        assertFailed(nothing, "left no model");

        long unsigned = start();
        odd.tell(odd.order(), "complete", Map.of("artifactUrl", odd.at("/model").toString()));
        engine.workers().beat();
        assertFailed(unsigned, "gave no SHA-256");

        long junk = start();
        Map<String, Object> junkOrder = odd.order();
        byte[] bytes = "no model at all".getBytes(StandardCharsets.UTF_8);
        odd.upload(
                junkOrder, BodyPublishers.ofByteArray(bytes), Digest.of(bytes).hex());
        odd.tell(junkOrder, "complete", done(Digest.of(bytes).hex()));
        engine.workers().beat();
        assertFailed(junk, "no ONNX model");
    }

    @Test
    void aModelIsFetchedFromTheWorkersOwnPlaceAlone() throws InterruptedException {
        try (OddWorker elsewhere = new OddWorker()) {
            for (String url : List.of(
                    elsewhere.at("/model").toString(),
                    "file:///etc/passwd",
                    "http://169.254.169.254/model",
                    odd.at("/model").toString().replace("http://", "http://user@"))) {
                long id = start();
                odd.tell(odd.order(), "complete", Map.of("artifactUrl", url, "sha256", "0".repeat(64)));
                engine.workers().beat();
                assertFailed(id, "was not fetched", "is asked");
            }
        }
        long id = start();
        Map<String, Object> order = odd.order();
        odd.model = trained(order);
        odd.tell(
                order,
                "complete",
                Map.of(
                        "artifactUrl",
                        odd.at("/model").toString(),
                        "sha256",
                        Digest.of(odd.model).hex()));
        engine.workers().beat();
        assertThat(run(id).failureReason()).isEmpty();
        assertThat(run(id).status()).isEqualTo(RunStatus.COMPLETED);
    }
}
