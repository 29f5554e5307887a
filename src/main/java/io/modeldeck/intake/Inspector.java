package io.modeldeck.intake;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks at a source without fetching it. */
final class Inspector {

    private static final List<String> ARCHIVES = List.of(".zip");

    private final Web web;

    Inspector(Web web) {
        this.web = web;
    }

    Inspection inspect(FetchSource source) {
        return switch (source) {
            case FetchSource.Hub hub -> new Hub(web).inspect(hub);
            case FetchSource.Web file -> inspect(file);
            case FetchSource.Local local -> LocalFiles.inspect(local);
        };
    }

    private Inspection inspect(FetchSource.Web source) {
        URI at = source.uri();
        SafePath name = name(at);
        Optional<Long> bytes = Optional.empty();
        List<String> notes = new ArrayList<>();
        try (Web.Answer answer = web.head(at)) {
            bytes = answer.length() >= 0 ? Optional.of(answer.length()) : Optional.empty();
            if (answer.header("Content-Type")
                    .filter(type -> type.startsWith("text/html"))
                    .isPresent()) {
                notes.add("The server calls it a web page; an address of the file itself is wanted.");
            }
        } catch (FetchFailure e) {
            // Some servers know no HEAD; the download itself will say what is wrong.
            if (e.code() != FetchFailure.Code.REFUSED) {
                throw e;
            }
        }
        if (bytes.isEmpty()) {
            notes.add("The server does not say how large it is.");
        }
        FetchFile file = FetchFile.at(name.text(), at.toString(), bytes);
        VariantGuess guess = guess(file);
        notes.addAll(guess.notes());
        return new Inspection(
                source,
                guess.framework(),
                guess.variants(),
                Map.of(),
                name.name().replaceFirst("\\.[^.]*$", ""),
                Optional.empty(),
                notes);
    }

    /** A single file may be an archive, or the first of several; what no name tells is told by the content. */
    private static VariantGuess guess(FetchFile file) {
        String name = file.path().toLowerCase(Locale.ROOT);
        if (name.equals("model.json")) {
            return new VariantGuess(
                    Optional.of("tensorflowjs"),
                    List.of(new Variant("default", "as kept", List.of(file))),
                    List.of("Its shards lie beside it and are fetched with it."));
        }
        if (ARCHIVES.stream().anyMatch(name::endsWith)) {
            return new VariantGuess(
                    Optional.empty(),
                    List.of(new Variant("default", "as kept", List.of(file))),
                    List.of("An archive: what it holds is seen when it is here."));
        }
        VariantGuess named = VariantGuess.of(List.of(file));
        return named.framework().isPresent()
                ? named
                : new VariantGuess(
                        Optional.empty(),
                        List.of(new Variant("default", "as kept", List.of(file))),
                        List.of("Its name does not say what it is; that is seen when it is here."));
    }

    private static SafePath name(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            return last.isEmpty()
                    ? new SafePath("model")
                    : new SafePath(URLDecoder.decode(last, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | FetchFailure oddName) {
            return new SafePath("model");
        }
    }
}
