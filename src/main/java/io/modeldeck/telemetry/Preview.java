package io.modeldeck.telemetry;

import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.telemetry.file.ColumnScan;
import io.modeldeck.telemetry.file.FileScan;
import io.modeldeck.telemetry.file.Rejections;
import io.modeldeck.telemetry.file.RowProblem;
import io.modeldeck.telemetry.file.RowSource;
import io.modeldeck.telemetry.file.TableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A dry run of an import. */
final class Preview {

    private static final int ROWS = 20;
    private static final int SHOWN = 200;

    private final Optional<String> modelName;
    private final Optional<ModelInfo> model;
    private final Path file;
    private final EventImportOptions options;
    private final Progress progress;
    private final Rejections.Gathered rejected = new Rejections.Gathered();
    private final EventBatch batch = new EventBatch(0, 1);
    private long importable;
    private long oldest = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;

    Preview(Registry registry, Path file, Optional<String> model, EventImportOptions options, Progress progress) {
        this.modelName = model;
        this.model = model.flatMap(registry::model);
        this.file = file;
        this.options = options;
        this.progress = progress;
    }

    ImportPreview run() {
        FileScan scan = FileScan.of(file, options.read(), TableFile.columns(file, options.read()), progress);
        EventImportOptions completed =
                OriginFields.isOrigin(scan.names(), options) ? options : RoleGuess.complete(options, scan);
        boolean timed = completed.time().isPresent() || OriginFields.isOrigin(scan.names(), options);
        if (!timed) {
            return found(scan, completed, Optional.empty(), List.of());
        }
        ImportPlan plan = ImportPlan.of(file, completed, scan, model.flatMap(ModelInfo::positiveClass));
        return found(scan, plan.options(), Optional.of(plan), count(plan));
    }

    private List<List<String>> count(ImportPlan plan) {
        TaskType task = model.map(ModelInfo::task).orElseGet(plan::task);
        EventMapper mapper = new EventMapper(plan, task, modelName.orElse(""));
        List<List<String>> first = new ArrayList<>();
        long end = plan.options().read().rows().to();
        try (RowSource source =
                RowSource.open(file, plan.options().read(), plan.scan().names())) {
            for (long number = 0; number < end && source.next(); number++) {
                if (number % 5_000 == 0) {
                    progress.at(number, plan.scan().fileRows(), "looking at the rows");
                    if (progress.cancelled()) {
                        throw new CancellationException("Stopped; nothing was written");
                    }
                }
                take(mapper, source, number, first);
            }
        }
        return first;
    }

    private void take(EventMapper mapper, RowSource source, long number, List<List<String>> first) {
        try {
            if (mapper.map(source, number, batch)) {
                importable++;
                oldest = Math.min(oldest, batch.at[0]);
                newest = Math.max(newest, batch.at[0]);
                show(source, first);
            }
        } catch (RowProblem e) {
            rejected.add(e.rejection());
        }
        batch.clear();
    }

    private static void show(RowSource source, List<List<String>> first) {
        if (first.size() < ROWS) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < source.columns().size(); i++) {
                String text = source.isMissing(i) ? "" : source.text(i);
                texts.add(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
            }
            first.add(texts);
        }
    }

    private ImportPreview found(
            FileScan scan, EventImportOptions completed, Optional<ImportPlan> plan, List<List<String>> first) {
        List<ImportPreview.PreviewColumn> columns = new ArrayList<>();
        for (int i = 0; i < scan.columns().size(); i++) {
            ColumnScan column = scan.column(i);
            int position = i;
            columns.add(new ImportPreview.PreviewColumn(
                    column.name(),
                    plan.map(p -> p.role(position)).orElse(ColumnRole.FEATURE),
                    column.isNumericButForSlips(),
                    scan.rows() - column.present()));
        }
        return new ImportPreview(
                columns,
                first,
                plan.map(p -> p.clock().words()),
                completed,
                scan.rows(),
                importable,
                rejected.all(),
                oldest > newest ? Optional.empty() : Optional.of(TimeRange.ofMillis(oldest, newest + 1)));
    }
}
