package io.modeldeck.validation;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of what the checks find.
 *
 * @param failOn what fails a validation; everything else warns
 * @param ignore what is not looked for
 */
public record CheckPolicy(Set<Check.Kind> failOn, Set<Check.Kind> ignore) {

    public CheckPolicy {
        failOn = Set.copyOf(failOn);
        ignore = Set.copyOf(ignore);
    }

    /** Everything warns. */
    public static CheckPolicy warning() {
        return new CheckPolicy(Set.of(), Set.of());
    }

    /** Reads the names of checks, such as {@code duplicates}. */
    public static Set<Check.Kind> kinds(Object words) {
        if (!(words instanceof List<?> list)) {
            throw new Problem("The checks are '" + words + "'; they must be a list of " + known() + ".");
        }
        Set<Check.Kind> kinds = EnumSet.noneOf(Check.Kind.class);
        list.forEach(word -> kinds.add(kind(String.valueOf(word))));
        return kinds;
    }

    public static List<String> words(Set<Check.Kind> kinds) {
        return kinds.stream().sorted().map(Check.Kind::word).toList();
    }

    /** The check as it counts; empty where it is ignored. */
    public Optional<Check> apply(Check check) {
        if (ignore.contains(check.kind())) {
            return Optional.empty();
        }
        boolean fails = check.status() == Check.Status.WARNING && failOn.contains(check.kind());
        return Optional.of(
                fails ? new Check(check.kind(), Check.Status.FAILED, check.sentence(), check.columns()) : check);
    }

    private static Check.Kind kind(String word) {
        return Arrays.stream(Check.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no check '" + word + "'; the checks are " + known() + "."));
    }

    private static String known() {
        return Arrays.stream(Check.Kind.values()).map(Check.Kind::word).collect(Collectors.joining(", "));
    }
}
