package io.modeldeck.inference.transformer;

import io.modeldeck.domain.Json;
import io.modeldeck.inference.RuntimeFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What is kept of a model's folder, as one artifact: the same folder gives the same bytes, so that adding it again is seen as that. */
public record TransformerArchive(TransformerPlan plan, byte[] tokenizer, byte[] graph) {

    private static final String PLAN = "plan.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String GRAPH = "model.onnx";

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(tokenizer.length + graph.length + 4_096);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, PLAN, Json.write(plan).getBytes(StandardCharsets.UTF_8));
            put(zip, TOKENIZER, tokenizer);
            put(zip, GRAPH, graph);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not refuse", e);
        }
        return bytes.toByteArray();
    }

    /** Not compressed: weights hardly get smaller, and what is read is as long as it says. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    static TransformerArchive read(byte[] artifact, String name) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(artifact))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // A compressed entry was written by somebody else, and may be longer than memory.
                if (entry.getMethod() != ZipEntry.STORED) {
                    throw unsound(name, null);
                }
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw unsound(name, e);
        }
        if (!parts.containsKey(PLAN) || !parts.containsKey(TOKENIZER) || !parts.containsKey(GRAPH)) {
            throw unsound(name, null);
        }
        TransformerPlan plan = Json.read(new String(parts.get(PLAN), StandardCharsets.UTF_8), TransformerPlan.class);
        return new TransformerArchive(plan, parts.get(TOKENIZER), parts.get(GRAPH));
    }

    private static RuntimeFailure unsound(String name, IOException cause) {
        return new RuntimeFailure("The file of '" + name + "' is damaged; add the model's folder again.", cause);
    }
}
