package io.modeldeck.telemetry;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.telemetry.file.FileScan;
import io.modeldeck.telemetry.file.RowProblem;
import io.modeldeck.telemetry.file.RowSource;
import java.nio.file.Path;
import java.util.Optional;

/** Tells which event each row of a file of labels speaks of. */
sealed interface LabelIds extends AutoCloseable {

    /** The id for the next row of labels. To be asked for every row, in order. */
    String next(RowSource labels) throws RowProblem;

    @Override
    void close();

    /** From a column of the labels themselves. */
    static LabelIds ofColumn(Path file, String column, FileScan scan) {
        int index = scan.index(column);
        if (index < 0) {
            throw RowSource.missingColumn(file, column, scan.names(), "--id");
        }
        return new FromColumn(index, column);
    }

    /** From the rows of the file of events, as its import made the ids. */
    static LabelIds ofRows(Path file, FileScan labels, Path events, EventImportOptions imported) {
        FileScan scan = FileScan.of(events, imported.read(), EventImport.sampled(imported), Progress.none());
        if (labels.fileRows() != scan.fileRows()) {
            throw new Problem(file + " has " + labels.fileRows() + " labels where " + events + " has " + scan.fileRows()
                    + " rows; in the order of rows there must be as many, an empty field where a label is not known.");
        }
        ImportPlan plan = ImportPlan.of(events, imported, scan, Optional.of(""));
        return new FromRows(plan, RowSource.open(events, imported.read(), scan.names()));
    }

    /** By id. */
    record FromColumn(int column, String name) implements LabelIds {

        @Override
        public String next(RowSource labels) throws RowProblem {
            labels.check();
            return EventIds.given(labels, column, name);
        }

        @Override
        public void close() {}
    }

    /** By the order of rows. */
    final class FromRows implements LabelIds {

        private final ImportPlan plan;
        private final RowSource events;
        private final EventIds ids;
        private long number;

        private FromRows(ImportPlan plan, RowSource events) {
            this.plan = plan;
            this.events = events;
            this.ids = new EventIds(plan.id(), plan.options().id().orElse(""));
        }

        @Override
        public String next(RowSource labels) throws RowProblem {
            if (!events.next()) {
                throw new RowProblem(labels.line(), "", "", "the file of events has no row for this label");
            }
            long row = number++;
            try {
                events.check();
                return ids.next(events, plan.clock().millis(events, row));
            } catch (RowProblem e) {
                throw new RowProblem(
                        labels.line(),
                        "",
                        "",
                        "line " + e.rejection().line() + " of the events could not be read: "
                                + e.rejection().reason());
            }
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
