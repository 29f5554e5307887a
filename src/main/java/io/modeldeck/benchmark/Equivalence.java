package io.modeldeck.benchmark;

import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which versions may stand beside one another: same task, same group, equal dimensions of the output. */
final class Equivalence {

    private Equivalence() {}

    /** What they have in common; a sentence where they may not be compared. */
    static Traits require(List<ModelVersion> versions, Function<ModelVersion, Traits> traitsOf) {
        if (versions.stream().map(ModelVersion::id).distinct().count() < versions.size()) {
            throw new Problem("A version is named twice; a benchmark compares different ones.");
        }
        if (versions.size() < 2) {
            throw new Problem("A benchmark compares two versions at least; name another with --model NAME:VERSION.");
        }
        for (ModelVersion version : versions) {
            if (version.isExternal()) {
                throw new Problem(version.label() + " runs elsewhere and cannot be asked here; leave it out.");
            }
        }
        boolean oneModel =
                versions.stream().map(ModelVersion::modelId).distinct().count() == 1;
        Map<ModelVersion, Traits> traits = new LinkedHashMap<>();
        for (ModelVersion version : versions) {
            Traits own = traitsOf.apply(version);
            traits.put(version, oneModel ? own.inGroupOf(version.modelName()) : own);
        }
        requireComplete(traits);
        requireSame(traits, "taskType", t -> t.task().orElseThrow());
        requireSame(traits, "equivalenceGroup", t -> t.group().orElseThrow());
        requireSame(traits, "outputDimensions", t -> Traits.words(t.dimensions().orElseThrow()));
        return traits.values().iterator().next();
    }

    private static void requireComplete(Map<ModelVersion, Traits> traits) {
        List<String> lacking = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        traits.forEach((version, own) -> {
            List<String> missing = own.missing();
            if (!missing.isEmpty()) {
                lacking.add(version.shortLabel() + " lacks " + String.join(" and ", missing));
                remedies.add(remedy(version, missing));
            }
        });
        if (!lacking.isEmpty()) {
            throw new Problem("Whether these models are equivalent is not known: " + String.join("; ", lacking)
                    + ". Say it with: " + remedies.getFirst() + ".");
        }
    }

    /** The command that states what is missing. */
    static String remedy(ModelVersion version, List<String> missing) {
        return "modeldeck model describe --model " + version.modelName() + " --version " + version.deploymentVersion()
                + missing.stream()
                        .map(name -> " --set " + name + "=" + ("outputDimensions".equals(name) ? "[384]" : "…"))
                        .collect(Collectors.joining());
    }

    private static void requireSame(Map<ModelVersion, Traits> traits, String name, Function<Traits, String> part) {
        Map<String, List<String>> byValue = new LinkedHashMap<>();
        traits.forEach((version, own) -> byValue.computeIfAbsent(part.apply(own), value -> new ArrayList<>())
                .add(version.shortLabel()));
        if (byValue.size() > 1) {
            throw new Problem("These models are not equivalent: their " + name + " differs, "
                    + byValue.entrySet().stream()
                            .map(entry -> entry.getKey() + " of " + String.join(", ", entry.getValue()))
                            .collect(Collectors.joining(" and "))
                    + ". Only models that answer the same question in the same form can be compared.");
        }
    }
}
