package io.modeldeck.intake;

import io.modeldeck.domain.Problem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a model comes from. */
public sealed interface FetchSource {

    Pattern HUB_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,95}(/[A-Za-z0-9][A-Za-z0-9_.-]{0,95})?");
    Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");

    /** Before a name that is meant of the hub, whatever lies here. */
    String HUB_WORD = "hf:";

    Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,199}");

    /** The word for its kind. */
    String kind();

    /** As a person writes it, and as it is read back by {@link #parse}. */
    String reference();

    /** The same for others' eyes: without what an address may hold of secrets. */
    default String shown() {
        return reference();
    }

    /** Whether somebody else made it, whom nobody here knows. */
    default boolean isStranger() {
        return true;
    }

    /** A model of a hub: {@code owner/name}, with {@code @revision} where it is not the main one. */
    record Hub(URI base, String id, String revision) implements FetchSource {

        static final String MAIN = "main";

        public Hub {
            boolean climbs = (id + "/" + revision).matches("(.*/)?\\.\\.(/.*)?");
            if (!HUB_ID.matcher(id).matches() || !REVISION.matcher(revision).matches() || climbs) {
                throw new Problem("'" + id + (revision.equals(MAIN) ? "" : "@" + revision)
                        + "' is no model of a hub; write owner/name, or owner/name@revision.");
            }
        }

        @Override
        public String kind() {
            return "huggingface";
        }

        @Override
        public String reference() {
            return id + (revision.equals(MAIN) ? "" : "@" + revision);
        }
    }

    /** A file behind an address. */
    record Web(URI uri) implements FetchSource {

        @Override
        public String kind() {
            return "url";
        }

        @Override
        public String reference() {
            return uri.toString();
        }

        /** A query often is a signature or a key, by which whoever reads it may fetch, too. */
        @Override
        public String shown() {
            return uri.toString().replaceFirst("[?#].*$", "");
        }
    }

    /** A file or folder of this machine, which a person has at hand. */
    record Local(Path path) implements FetchSource {

        @Override
        public String kind() {
            return "filesystem";
        }

        @Override
        public String reference() {
            return path.toString();
        }

        @Override
        public boolean isStranger() {
            return false;
        }
    }

    /**
     * Reads a source.
     *
     * @param kind {@code huggingface}, {@code url} or {@code filesystem}
     * @param hub the hub that is asked
     */
    static FetchSource parse(String kind, String reference, URI hub) {
        return switch (kind) {
            case "huggingface" -> {
                int at = reference.indexOf('@');
                yield new Hub(
                        hub,
                        at < 0 ? reference : reference.substring(0, at),
                        at < 0 ? Hub.MAIN : reference.substring(at + 1));
            }
            case "url" -> new Web(Addresses.parse(reference));
            case "filesystem" -> new Local(path(reference));
            default ->
                throw new Problem(
                        "'" + kind + "' is no source of models; the sources are huggingface, url and filesystem.");
        };
    }

    /** Guesses what a person means: an address, a file that is there, or a name at the hub. */
    static FetchSource guess(String typed, Path resolved, URI hub) {
        boolean elsewhere = typed.startsWith(HUB_WORD) || ADDRESS.matcher(typed).matches();
        return !elsewhere && Files.exists(resolved) ? new Local(resolved) : guess(typed, hub);
    }

    /** The same where no file is meant. */
    static FetchSource guess(String typed, URI hub) {
        return ADDRESS.matcher(typed).matches()
                ? new Web(Addresses.parse(typed))
                : parse("huggingface", typed.startsWith(HUB_WORD) ? typed.substring(HUB_WORD.length()) : typed, hub);
    }

    private static Path path(String reference) {
        try {
            return Path.of(reference);
        } catch (InvalidPathException e) {
            throw new Problem("'" + reference + "' is no path here; name a file or folder.", e);
        }
    }
}
