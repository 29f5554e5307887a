package io.modeldeck.intake;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files with weights that the document of a TensorFlow.js model names. Its names come from outside: they lead nowhere but to files beside it. */
final class Shards {

    private static final long LARGEST_DOCUMENT = 64L << 20;
    private static final int MOST = 2_000;

    private Shards() {}

    /**
     * The document's own file, and those that it names.
     *
     * @param document as it was fetched
     * @param here where it is
     */
    static List<FetchFile> of(FetchFile document, Path here) {
        URI from = URI.create(document.from());
        List<FetchFile> files = new ArrayList<>(List.of(document));
        Set<String> seen = new HashSet<>(List.of(document.safePath().lower()));
        for (String name : names(here)) {
            SafePath safe = new SafePath(name);
            if (!seen.add(safe.lower())) {
                throw refused(here, "it names '" + safe.text() + "' twice");
            }
            if (files.size() > MOST) {
                throw refused(here, "it names more than " + MOST + " files");
            }
            files.add(FetchFile.at(safe.text(), beside(from, safe).toString(), Optional.empty()));
        }
        return files;
    }

    /** With the query of the document's address, as its own loader does: that may be the key to all of them. */
    private static URI beside(URI document, SafePath name) {
        String query = document.getRawQuery() == null ? "" : "?" + document.getRawQuery();
        return document.resolve("./" + Hub.encoded(name.text()) + query);
    }

    private static List<String> names(Path here) {
        List<String> names = new ArrayList<>();
        if (document(here).get("weightsManifest") instanceof List<?> groups) {
            for (Object group : groups) {
                if (group instanceof Map<?, ?> named && named.get("paths") instanceof List<?> paths) {
                    paths.forEach(path -> names.add(String.valueOf(path)));
                }
            }
        }
        return names;
    }

    private static Map<String, Object> document(Path here) {
        try {
            if (Files.size(here) > LARGEST_DOCUMENT) {
                throw FetchFailure.of(
                        FetchFailure.Code.TOO_LARGE,
                        here.getFileName() + " is longer than " + (LARGEST_DOCUMENT >> 20) + " MB.");
            }
            return Json.readObject(Files.readString(here, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw LocalFiles.unreadable(here, e);
        } catch (FetchFailure e) {
            throw e;
        } catch (Problem e) {
            throw FetchFailure.of(
                    FetchFailure.Code.NO_MODEL,
                    here.getFileName() + " is no document of a TensorFlow.js model (" + e.getMessage() + ").",
                    e);
        }
    }

    private static FetchFailure refused(Path here, String why) {
        return FetchFailure.of(FetchFailure.Code.REFUSED, here.getFileName() + " is not followed: " + why + ".");
    }
}
