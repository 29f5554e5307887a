package io.modeldeck.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source says it has, before anything is fetched.
 *
 * @param framework as guessed from the names of its files; empty where that needs the content
 * @param variants those that something here may serve; the usual one first
 * @param metadata what the source says of the model, in the words of a model's metadata
 * @param revision the exact state of the source, where it has such
 * @param notes sentences for whoever decides
 */
public record Inspection(
        FetchSource source,
        Optional<String> framework,
        List<Variant> variants,
        Map<String, Object> metadata,
        String suggestedModelName,
        Optional<String> revision,
        List<String> notes) {

    public Inspection {
        variants = List.copyOf(variants);
        notes = List.copyOf(notes);
    }

    /** The variant of that name, or with that file; a sentence lists those there are. */
    public Variant variant(String name) {
        return variants.stream()
                .filter(v ->
                        v.name().equals(name) || v.files().getFirst().path().equals(name))
                .findFirst()
                .orElseThrow(() -> FetchFailure.of(
                        FetchFailure.Code.NO_MODEL,
                        variants.isEmpty()
                                ? source.reference() + " holds nothing that is served here. " + String.join(" ", notes)
                                : source.reference() + " has no variant '" + name + "'; it has "
                                        + String.join(
                                                ", ",
                                                variants.stream()
                                                        .map(Variant::name)
                                                        .toList())
                                        + "."));
    }
}
