package io.modeldeck.cli.export;

import io.modeldeck.alert.AlertFilter;
import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.cli.alert.AlertForm;
import io.modeldeck.cli.drift.DriftForm;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.metrics.MetricForm;
import io.modeldeck.cli.quality.ConstraintForm;
import io.modeldeck.cli.workspace.AuditCommand;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Table;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.SeriesInfo;
import io.modeldeck.metrics.SeriesPoints;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.playground.TokenLedger;
import io.modeldeck.playground.TokenUse;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.EventTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The tables of one model over a range. */
record ExportedTables(Engine engine, ModelInfo model, OptionalLong versionId, TimeRange range) {

    private static final int ALL = 1_000_000;

    Table metrics(Granularity granularity) {
        List<MetricPeriod> periods = engine.metrics().series(model.id(), versionId, granularity, range);
        return new Table(
                "metrics",
                MetricForm.columns(),
                sink -> periods.forEach(period -> sink.accept(MetricForm.document(period))),
                MetricForm::cells);
    }

    static Table series(SeriesService service, SeriesInfo series, TimeRange range) {
        SeriesPoints points = service.points(series.id(), range);
        return new Table(
                "series",
                List.of("series", "at", "value"),
                sink -> {
                    for (int i = 0; i < points.size(); i++) {
                        sink.accept(Answer.document(
                                "series",
                                series.name(),
                                "at",
                                Instant.ofEpochMilli(points.atMillis()[i]),
                                "value",
                                points.values()[i]));
                    }
                },
                UnaryOperator.identity());
    }

    Table drift() {
        return Table.of(
                "drift",
                engine.drift().history(model.id(), range, Optional.empty(), Optional.empty()).stream()
                        .map(DriftForm::document)
                        .toList());
    }

    Table alerts() {
        return Table.of(
                "alerts",
                engine
                        .alerts()
                        .history(AlertFilter.newest(ALL).ofModel(model.id()).in(range))
                        .stream()
                        .sorted(Comparator.comparing(alert -> alert.at()))
                        .map(AlertForm::document)
                        .toList());
    }

    /** Whatever the range; constraints add --file reads it back. */
    Table constraints() {
        return Table.of(
                "constraints",
                engine.constraints().ofModel(model.id()).stream()
                        .map(ConstraintForm::document)
                        .toList());
    }

    /** What recorded calls of texts used, the eldest first. */
    Table tokens() {
        return Table.of(
                "tokens",
                engine.tokens().uses(model.id(), range, TokenLedger.MOST).reversed().stream()
                        .map(TokenUse::document)
                        .toList());
    }

    Table audit() {
        return Table.of(
                "audit",
                engine
                        .audit()
                        .entries(new AuditFilter(OptionalLong.of(model.id()), ALL, Optional.of(range)))
                        .reversed()
                        .stream()
                        .map(entry -> AuditCommand.document(entry, engine))
                        .toList());
    }

    Table events(boolean onlyErrors) {
        return EventTable.of(engine, model, versionId, range, onlyErrors, Progress.none());
    }
}
