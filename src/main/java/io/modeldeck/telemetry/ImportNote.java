package io.modeldeck.telemetry;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Digest;
import io.modeldeck.telemetry.file.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the audit log keeps of an import: the file's SHA-256 and the options, so that labels in the order of its rows find their events again, however
 * much later they come.
 */
final class ImportNote {

    static final String ACTION = "import events";
    private static final int SEARCHED = 100_000;

    private ImportNote() {}

    /** Of the file and the options that its ids depend on, and those that a reader of the log wants to see. */
    static Map<String, Object> of(Path file, Digest digest, ImportPlan plan) {
        EventImportOptions options = plan.options();
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("file", String.valueOf(file.getFileName()));
        note.put("sha256", digest.hex());
        note.put("rows", plan.scan().rows());
        options.time().ifPresent(v -> note.put("time", v));
        options.timeFormat().ifPresent(v -> note.put("timeFormat", v));
        note.put("zone", options.zone().getId());
        note.put("encoding", options.read().encoding().name());
        note.put("header", options.read().header());
        note.put("na", options.read().na().stream().sorted().toList());
        options.id().ifPresent(v -> note.put("id", v));
        options.prediction().ifPresent(v -> note.put("prediction", v));
        options.confidence().ifPresent(v -> note.put("confidence", v));
        options.score().ifPresent(v -> note.put("score", v));
        options.label().ifPresent(v -> note.put("label", v));
        options.latency().ifPresent(v -> note.put("latency", v.text()));
        options.sourceVersion().ifPresent(v -> note.put("sourceVersion", v));
        note.put("strict", options.strict());
        return note;
    }

    /** The options under which the file's ids were made, by the newest import of that very file into the model. */
    static Optional<EventImportOptions> find(AuditLog audit, long modelId, Digest digest) {
        return audit.entries(AuditFilter.ofModel(modelId, SEARCHED)).stream()
                .filter(entry -> entry.action().equals(ACTION)
                        && digest.hex().equals(entry.after().get("sha256")))
                .findFirst()
                .map(AuditEntry::after)
                .map(ImportNote::options);
    }

    private static EventImportOptions options(Map<String, Object> note) {
        ReadOptions read = ReadOptions.defaults()
                .withEncoding(Charset.forName(text(note, "encoding")))
                .withHeader(Boolean.TRUE.equals(note.get("header")))
                .withNa(List.copyOf(texts(note.get("na"))));
        return EventImportOptions.builder()
                .time(text(note, "time"))
                .timeFormat(text(note, "timeFormat"))
                .zone(ZoneId.of(text(note, "zone")))
                .id(text(note, "id"))
                .read(read)
                .build();
    }

    private static String text(Map<String, Object> note, String name) {
        Object value = note.get(name);
        return value == null ? null : value.toString();
    }

    private static Set<String> texts(Object list) {
        Set<String> texts = new LinkedHashSet<>();
        if (list instanceof Collection<?> values) {
            values.forEach(v -> texts.add(String.valueOf(v)));
        }
        return texts;
    }

    /** The SHA-256 of a file of any size. */
    static Digest digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                sha256.update(buffer, 0, read);
            }
            return new Digest(HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException e) {
            throw new Problem(
                    file + " cannot be read (" + e.getMessage() + "); check that it is there and may be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
