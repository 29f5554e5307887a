package io.modeldeck.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The files of one folder in which a graph keeps its weights. Each is read once; none outside the folder is, and none through a link. */
final class OnnxWeights {

    private final String name;
    private final Path folder;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    /** By file, of those whose sum somebody asked for: every tensor of a file may. */
    private final Map<String, String> sums = new HashMap<>();

    private long room;

    /** @param room how many bytes they may have together */
    OnnxWeights(Path file, long room) {
        this.name = file.toString();
        this.folder = file.toAbsolutePath().getParent();
        this.room = room;
    }

    /** What was read, by its name in the folder. */
    Map<String, byte[]> contents() {
        return contents;
    }

    /**
     * The tensor with its values inside.
     *
     * @param wanted how many bytes its type and form need
     */
    Rope into(OnnxTensorPart tensor, long wanted) throws IOException {
        String location = tensor.where().getOrDefault("location", "");
        byte[] content = content(location, tensor);
        long from = number(tensor, "offset", 0);
        long length = number(tensor, "length", wanted);
        if (length != wanted) {
            throw refused(
                    tensor,
                    location,
                    "and says that they are " + length + " bytes, where their type and form need " + wanted
                            + "; export the model again");
        }
        if (from > content.length - length) {
            throw refused(
                    tensor,
                    location,
                    "which has " + content.length + " bytes and ends before them (bytes " + from + " to "
                            + (from + length) + "); copy it again");
        }
        requireSum(tensor, location, content);
        return tensor.with(content, (int) from, (int) (from + length));
    }

    private byte[] content(String location, OnnxTensorPart tensor) throws IOException {
        byte[] known = contents.get(location);
        if (known != null) {
            return known;
        }
        Path file = path(location, tensor);
        long size = Files.size(file);
        if (size > room || size > Runtime.getRuntime().maxMemory() / 4) {
            throw refused(tensor, location, "which makes the model larger than a model may be; use a quantised one");
        }
        room -= size;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes((int) size);
            contents.put(location, content);
            return content;
        }
    }

    /** The file of that name below the folder; every step is looked at, and no name is cleaned. */
    private Path path(String location, OnnxTensorPart tensor) {
        if (location.startsWith("/") || location.matches("[A-Za-z]:.*")) {
            throw refused(
                    tensor,
                    location,
                    "an absolute path; put that file beside the model and export it with the file's name alone");
        }
        Path file = folder;
        for (String step : location.split("/", -1)) {
            if (step.equals("..")) {
                throw refused(
                        tensor,
                        location,
                        "which leads out of the model's own folder; put that file beside the"
                                + " model and export it with the file's name alone");
            }
            if (step.isBlank()
                    || step.equals(".")
                    || step.chars().anyMatch(c -> c < ' ' || "\\:*?\"<>|".indexOf(c) >= 0)) {
                throw refused(tensor, location, "which is no plain name of a file; export the model again");
            }
            file = file.resolve(step);
            if (Files.isSymbolicLink(file)) {
                throw refused(tensor, location, "which is a link, or lies behind one; put the file itself there");
            }
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(tensor, location, "which is not there; copy that file into the folder of the model");
        }
        return file;
    }

    private long number(OnnxTensorPart tensor, String key, long otherwise) {
        String text = tensor.where().get(key);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw refused(
                    tensor,
                    tensor.where().getOrDefault("location", ""),
                    "with a strange " + key + "; export the model again");
        }
        return Long.parseLong(text);
    }

    /** Writers may add the file's SHA-1. */
    private void requireSum(OnnxTensorPart tensor, String location, byte[] content) {
        String sum = tensor.where().getOrDefault("checksum", "");
        if (!sum.isEmpty()
                && !sums.computeIfAbsent(location, file -> sha1(content)).equals(sum.toLowerCase(Locale.ROOT))) {
            throw refused(
                    tensor, location, "which is not the file that was written (its check sum differs); copy it again");
        }
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }

    private RuntimeFailure refused(OnnxTensorPart tensor, String location, String why) {
        String shown = location.replaceAll("\\p{Cntrl}", "?");
        return new RuntimeFailure("'" + name + "' keeps the values of '" + tensor.words() + "' in '"
                + (shown.length() <= 120 ? shown : shown.substring(0, 120) + "…") + "', " + why + ".");
    }
}
