package io.modeldeck.ui.workspace;

import io.modeldeck.telemetry.ColumnRole;
import io.modeldeck.telemetry.EventImportOptions;
import io.modeldeck.telemetry.ImportPreview;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which column of a file of events is what.
 *
 * @param roles by column, in file order
 * @param selfExplaining a file whose field names say it all; it needs no mapping
 */
record ImportMapping(Map<String, ColumnRole> roles, boolean selfExplaining) {

    /** Roles that any number of columns may have. */
    private static final Set<ColumnRole> MANY =
            EnumSet.of(ColumnRole.PROBABILITY, ColumnRole.FEATURE, ColumnRole.OTHER);

    private static final Pattern PROBABILITY_OF =
            Pattern.compile("^(p|prob|proba|probability)[_. :-]", Pattern.CASE_INSENSITIVE);

    ImportMapping {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    /** As the preview guessed it. */
    static ImportMapping of(ImportPreview preview) {
        Map<String, ColumnRole> roles = new LinkedHashMap<>();
        preview.columns().forEach(column -> roles.put(column.name(), column.role()));
        boolean timed = preview.timeFormat().isPresent();
        return new ImportMapping(roles, timed && preview.options().time().isEmpty());
    }

    /** Gives a column a role; whoever had it is passed over from now on. */
    ImportMapping with(String column, ColumnRole role) {
        Map<String, ColumnRole> changed = new LinkedHashMap<>(roles);
        if (!MANY.contains(role)) {
            changed.replaceAll((name, its) -> its == role ? ColumnRole.OTHER : its);
        }
        changed.put(column, role);
        return new ImportMapping(changed, selfExplaining);
    }

    Optional<String> column(ColumnRole role) {
        return roles.entrySet().stream()
                .filter(entry -> entry.getValue() == role)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    List<String> features() {
        return columns(ColumnRole.FEATURE);
    }

    private List<String> columns(ColumnRole role) {
        return roles.entrySet().stream()
                .filter(entry -> entry.getValue() == role)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The columns of probabilities by their class, which the end of a column's name tells: {@code p_yes} is of {@code yes}. */
    private Map<String, String> probabilities() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns(ColumnRole.PROBABILITY)
                .forEach(name -> columns.put(PROBABILITY_OF.matcher(name).replaceFirst(""), name));
        return columns;
    }

    /** What is missing before it can be tried, as a sentence. */
    Optional<String> fault() {
        if (selfExplaining) {
            return Optional.empty();
        }
        if (column(ColumnRole.TIME).isEmpty()) {
            return Optional.of(Messages.text("import.fault.time"));
        }
        return features().isEmpty()
                        && column(ColumnRole.PREDICTION).isEmpty()
                        && column(ColumnRole.SCORE).isEmpty()
                ? Optional.of(Messages.text("import.fault.nothing"))
                : Optional.empty();
    }

    /**
     * Puts the roles into options.
     *
     * @param latencyUnit {@code ms}, {@code us} or {@code s}
     */
    void into(EventImportOptions.Builder options, String latencyUnit) {
        if (selfExplaining) {
            return;
        }
        options.time(name(ColumnRole.TIME))
                .id(name(ColumnRole.ID))
                .prediction(name(ColumnRole.PREDICTION))
                .confidence(name(ColumnRole.CONFIDENCE))
                .score(name(ColumnRole.SCORE))
                .probabilities(probabilities())
                .label(name(ColumnRole.LABEL))
                .latency(column(ColumnRole.LATENCY)
                        .map(name -> name + ":" + latencyUnit)
                        .orElse(null))
                .error(name(ColumnRole.ERROR))
                .requestId(name(ColumnRole.REQUEST_ID))
                .user(name(ColumnRole.USER))
                .session(name(ColumnRole.SESSION))
                .features(features());
    }

    private String name(ColumnRole role) {
        return column(role).orElse(null);
    }
}
