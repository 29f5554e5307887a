package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.ChartFile;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.EventTable;
import io.modeldeck.ui.kit.export.Export;
import io.modeldeck.ui.kit.export.ExportRequest;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes all events of the range out, however few of them the table shows; which they are is said above the choices. */
final class EventsSave {

    private final ScreenContext context;
    private final ModelInfo model;
    private final TimeRange range;
    private final boolean onlyErrors;

    EventsSave(ScreenContext context, ModelInfo model, TimeRange range, boolean onlyErrors) {
        this.context = context;
        this.model = model;
        this.range = range;
        this.onlyErrors = onlyErrors;
    }

    ExportRequest request() {
        String which = Messages.text(onlyErrors ? "metrics.only-errors" : "metrics.save.all");
        return new ExportRequest(new Export(
                Messages.text("metrics.save"),
                name(),
                Optional.of(range),
                List.of(
                        new Export.Fact(Messages.text("metrics.save.model"), model.name()),
                        new Export.Fact(Messages.text("metrics.save.which"), which)),
                List.of(Export.Source.all(
                        this::count,
                        (parts, progress) -> EventTable.of(
                                context.engine(), model, OptionalLong.empty(), range, onlyErrors, progress))),
                List.of()));
    }

    private long count() {
        return onlyErrors
                ? context.engine().events().countFailed(model.id(), range)
                : context.engine().events().count(model.id(), OptionalLong.empty(), range);
    }

    /** Which they are, in the name of the file: their columns leave no room for it. */
    private String name() {
        String what = Messages.text(onlyErrors ? "metrics.only-errors" : "metrics.events");
        return ChartFile.name(
                model.name() + " " + what + " " + day(range.fromMillis()) + " " + day(range.toMillis() - 1), "");
    }

    private LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(context.formats().zone()).toLocalDate();
    }
}
