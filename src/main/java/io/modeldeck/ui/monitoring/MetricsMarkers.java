package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.AlertFilter;
import io.modeldeck.annotation.Annotation;
import io.modeldeck.app.Engine;
import io.modeldeck.chart.Marker;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ChangeKind;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.StageChange;
import io.modeldeck.report.NoteMark;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What happened to a model, from alert to rollback, and what people noted, as marks above its charts. Off the FX thread only. */
final class MetricsMarkers {

    private final Engine engine;
    private final Formats formats;

    MetricsMarkers(Engine engine, Formats formats) {
        this.engine = engine;
        this.formats = formats;
    }

    /** Those of the range, in the order of time. */
    List<Marker> of(ModelInfo model, TimeRange range) {
        List<Marker> markers = new ArrayList<>();
        engine.promotion()
                .stageHistory(model.id())
                .forEach(change -> words(change)
                        .ifPresent(words -> markers.add(mark(change.at(), words, Marker.Kind.DEPLOYMENT))));
        engine.alerts()
                .history(AlertFilter.newest(Marker.MOST).ofModel(model.id()).in(range))
                .forEach(alert -> markers.add(
                        Marker.alert(alert.at().toEpochMilli(), Said.exactly(alert.ruleName()), alert.severity())));
        engine.retraining()
                .requests(OptionalLong.of(model.id()), Optional.empty(), Marker.MOST)
                .forEach(request -> {
                    markers.add(mark(
                            request.requestedAt(), Messages.text("metrics.asked", request.id()), Marker.Kind.REQUEST));
                    request.reviewedAt()
                            .ifPresent(at -> markers.add(mark(
                                    at,
                                    Messages.text(
                                            "metrics.decided",
                                            request.id(),
                                            request.reviewedBy().orElse("")),
                                    Marker.Kind.REQUEST)));
                });
        engine.training()
                .runs(OptionalLong.of(model.id()), Marker.MOST)
                .forEach(run -> run.completedAt()
                        .ifPresent(at -> markers.add(
                                mark(at, Messages.text("metrics.trained", run.id()), Marker.Kind.TRAINING))));
        engine.drift()
                .onsets(model.id(), range)
                .forEach(onset ->
                        markers.add(mark(onset.at(), Said.exactly(onset.type().word() + " drift"), Marker.Kind.DRIFT)));
        markers.removeIf(marker -> !range.contains(Instant.ofEpochMilli(marker.atMillis())));
        markers.addAll(notes(model, range));
        markers.sort(Comparator.comparingLong(Marker::atMillis));
        return markers;
    }

    /** What people noted alone. */
    List<Marker> notes(ModelInfo model, TimeRange range) {
        return engine.annotations().of(model.id(), range, Marker.MOST).stream()
                .map(note -> NoteMark.of(note, signed(note)))
                .toList();
    }

    /** What a note is about where that is a version, who wrote it and when. */
    private String signed(Annotation note) {
        String by = Messages.text("note.signed", note.by(), formats.time(note.at()));
        String signed = note.edited()
                .map(edit -> Messages.text("note.signed.edited", by, edit.by(), formats.time(edit.at())))
                .orElse(by);
        return note.versionId().isPresent()
                ? "v"
                        + engine.registry()
                                .requireVersion(note.versionId().getAsLong())
                                .deploymentVersion()
                        + " · " + signed
                : signed;
    }

    private static Marker mark(Instant at, String words, Marker.Kind kind) {
        return new Marker(at.toEpochMilli(), words, kind);
    }

    /** A version that came, was tried, serves, or serves again; who leaves is not told, as another one came. */
    private static Optional<String> words(StageChange change) {
        if (change.to() == Stage.ARCHIVED) {
            return Optional.empty();
        }
        String key = change.kind() == ChangeKind.ROLLBACK
                ? "metrics.rolled-back"
                : "metrics.stage." + change.to().name().toLowerCase(Locale.ROOT);
        return Optional.of(Messages.text(key, change.deploymentVersion()));
    }
}
