package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.Alert;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.report.Overview;
import io.modeldeck.ui.kit.control.Timeline;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.AlertWords;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.text.Who;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** What happened, newest first: alerts and decisions in one list, each with the place where it is explained. */
final class FeedItems {

    static final int MOST = 40;

    /** Bookkeeping that follows from another entry beside it, and would say the same thing twice. */
    private static final List<String> QUIET = List.of("replace", "set baseline", "add version");

    private static final List<String> OF_VERSIONS = List.of("roll back", "promote");

    private record Look(String key, Glyph glyph, Tone tone) {}

    private static final Map<String, Look> LOOKS = Map.ofEntries(
            Map.entry("promote", new Look("overview.did.promote", Glyph.PRODUCTION, Tone.GOOD)),
            Map.entry("roll back", new Look("overview.did.roll-back", Glyph.WARNING, Tone.WARNING)),
            Map.entry("approve", new Look("overview.did.approve", Glyph.OK, Tone.GOOD)),
            Map.entry("reject", new Look("overview.did.reject", Glyph.FAILED, Tone.DANGER)),
            Map.entry("request", new Look("overview.did.request", Glyph.PENDING, Tone.ACCENT)),
            Map.entry("acknowledge", new Look("overview.did.acknowledge", Glyph.OK, Tone.NEUTRAL)),
            Map.entry("expire", new Look("overview.did.expire", Glyph.DOT, Tone.NEUTRAL)),
            Map.entry("comment", new Look("overview.did.comment", Glyph.DOT, Tone.NEUTRAL)),
            Map.entry("queue", new Look("overview.did.queue", Glyph.QUEUED, Tone.NEUTRAL)),
            Map.entry("run ended", new Look("overview.did.run-ended", Glyph.RUNNING, Tone.NEUTRAL)),
            Map.entry("benchmark", new Look("overview.did.benchmark", Glyph.OK, Tone.NEUTRAL)),
            Map.entry("write note", new Look("overview.did.note", Glyph.FLAG, Tone.NEUTRAL)),
            Map.entry("edit note", new Look("overview.did.note-edited", Glyph.FLAG, Tone.NEUTRAL)),
            Map.entry("delete note", new Look("overview.did.note-deleted", Glyph.FLAG, Tone.NEUTRAL)),
            Map.entry("restore note", new Look("overview.did.note", Glyph.FLAG, Tone.NEUTRAL)),
            Map.entry("validate", new Look("overview.did.validate", Glyph.OK, Tone.NEUTRAL)),
            Map.entry("add model", new Look("overview.did.add-model", Glyph.DOT, Tone.NEUTRAL)),
            Map.entry("set config", new Look("overview.did.set-config", Glyph.DOT, Tone.NEUTRAL)));

    private FeedItems() {}

    record Item(Timeline.Entry entry, Optional<Place> place) {}

    static List<Item> of(Overview overview) {
        return Stream.concat(
                        overview.alerts().stream().map(FeedItems::alert),
                        once(overview.decisions()).stream()
                                .filter(entry -> !QUIET.contains(entry.action()))
                                .map(FeedItems::decision))
                .sorted(Comparator.comparing((Item item) -> item.entry().at()).reversed())
                .limit(MOST)
                .toList();
    }

    /** What somebody did at one moment for one reason is one decision, although it is written down for each version that it moved. */
    private record Decision(Instant at, String action, String by, String comment, OptionalLong modelId) {}

    /** Of several entries of one decision about versions the newest: the version that came in place of the other, and the last stage. */
    static List<AuditEntry> once(List<AuditEntry> newestFirst) {
        Set<Decision> seen = new HashSet<>();
        return newestFirst.stream()
                .filter(entry -> !OF_VERSIONS.contains(entry.action())
                        || seen.add(
                                new Decision(entry.at(), entry.action(), entry.by(), entry.comment(), entry.modelId())))
                .toList();
    }

    private static Item alert(Alert alert) {
        return new Item(
                new Timeline.Entry(
                        alert.at(),
                        AlertWords.model(alert),
                        Formats.sentence(DriftNames.plain(alert.message())),
                        Optional.empty(),
                        SeverityGlyph.glyph(alert.severity()),
                        SeverityGlyph.tone(alert.severity())),
                Optional.of(new Place.Alerts(OptionalLong.of(alert.id()))));
    }

    private static Item decision(AuditEntry entry) {
        Look look = LOOKS.getOrDefault(entry.action(), new Look("overview.did.other", Glyph.DOT, Tone.NEUTRAL));
        String who = Who.did(entry.by());
        return new Item(
                new Timeline.Entry(
                        entry.at(),
                        who,
                        Formats.sentence(Messages.text(look.key(), Said.of(entry.subject()), entry.action())),
                        Optional.of(said(entry)),
                        look.glyph(),
                        look.tone()),
                place(entry));
    }

    /** Why it was done; of a note what it says. */
    private static String said(AuditEntry entry) {
        boolean note = entry.comment().isBlank() && entry.subject().startsWith("note ");
        return note && entry.after().get("text") instanceof String text
                ? text.lines().findFirst().orElse("")
                : Who.wrote(entry.by(), entry.comment());
    }

    /** Subjects are written "alert 8", "request 5 of churn", "run 7 of churn", "benchmark 2", "churn v3". */
    private static Optional<Place> place(AuditEntry entry) {
        String[] words = entry.subject().split(" ");
        if (words.length > 1 && words[1].chars().allMatch(Character::isDigit) && words[1].length() < 18) {
            OptionalLong id = OptionalLong.of(Long.parseLong(words[1]));
            switch (words[0]) {
                case "alert" -> {
                    return Optional.of(new Place.Alerts(id));
                }
                case "request" -> {
                    return Optional.of(new Place.Retraining(id));
                }
                case "run" -> {
                    return Optional.of(new Place.Runs(id));
                }
                case "note" -> {
                    return entry.modelId().stream()
                            .mapToObj(Place.Metrics::new)
                            .map(Place.class::cast)
                            .findFirst();
                }
                case "benchmark" -> {
                    return Optional.of(new Place.Benchmarks(id));
                }
                default -> {}
            }
        }
        return entry.modelId().isPresent()
                ? Optional.of(new Place.ModelPage(entry.modelId().getAsLong()))
                : Optional.empty();
    }
}
