package io.modeldeck.intake;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model that is fetched, or was.
 *
 * @param hub that is asked, where the source is one
 * @param files empty until the source was looked at
 * @param retryAt not before then, while it is queued
 * @param inferred what the source said of the model
 * @param webhookState {@code none}, {@code pending}, {@code delivered} or {@code failed}
 * @param webhookTries how often its end was told by now
 * @param webhookError why the last try to tell it was in vain
 * @param askedBy the person
 * @param face by which the person asked
 */
public record FetchJob(
        long id,
        FetchSource source,
        Optional<URI> hub,
        String variant,
        FetchWish wish,
        FetchStatus status,
        List<FetchFile> files,
        long downloadedBytes,
        int retryCount,
        int maxRetries,
        Instant retryAt,
        Optional<String> lastError,
        Optional<String> errorCode,
        boolean retryable,
        Map<String, Object> inferred,
        Optional<String> webhookUrl,
        String webhookState,
        int webhookTries,
        Optional<String> webhookError,
        String askedBy,
        String face,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        OptionalLong versionId) {

    public static final int MAX_RETRIES = 3;

    public FetchJob {
        files = List.copyOf(files);
    }

    /** All announced bytes; 0 where nobody says. */
    public long totalBytes() {
        return files.stream().mapToLong(file -> file.bytes().orElse(0L)).sum();
    }

    /** From 0 to 100. */
    public int progress() {
        if (status == FetchStatus.COMPLETED) {
            return 100;
        }
        long total = totalBytes();
        return total == 0 ? 0 : (int) Math.min(99, downloadedBytes * 100 / total);
    }

    /** What a person knows it by. */
    public String label() {
        return "fetch job " + id + " (" + source.shown() + ")";
    }
}
