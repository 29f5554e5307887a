package io.modeldeck.inference.ollama;

import io.modeldeck.domain.Progress;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far a download has come, over all its layers. */
final class OllamaPull {

    private final Progress progress;
    private final Map<String, Long> totals = new LinkedHashMap<>();
    private final Map<String, Long> completed = new LinkedHashMap<>();
    private boolean stopped;

    OllamaPull(Progress progress) {
        this.progress = progress;
    }

    boolean stopped() {
        return stopped;
    }

    /** Whether this line is the last that is wanted. */
    boolean take(Map<String, Object> line) {
        String status = String.valueOf(line.get("status"));
        if (line.get("digest") instanceof String digest) {
            totals.put(digest, whole(line.get("total")));
            completed.put(digest, whole(line.get("completed")));
        }
        progress.at(sum(completed), sum(totals), status);
        stopped = progress.cancelled();
        return stopped || status.equals("success");
    }

    private static long sum(Map<String, Long> layers) {
        return layers.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long whole(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
