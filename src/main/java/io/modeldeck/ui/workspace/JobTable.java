package io.modeldeck.ui.workspace;

import io.modeldeck.schedule.JobRun;
import io.modeldeck.ui.chart.Sparkline;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;

/** The jobs as rows: what, for whom, how often, when next, how long it took and how it went. */
final class JobTable {

    private static final double COURSE = 64;

    private final Formats formats;
    private final Theme theme;
    private final DataTable<JobRow> table =
            new DataTable<JobRow>(Messages.text("jobs.table"), row -> row.job().id()).filterable();

    JobTable(Formats formats, Theme theme) {
        this.formats = formats;
        this.theme = theme;
        table.node(Messages.text("jobs.job"), JobRow::name, JobTable::nameCell).setMinWidth(160);
        table.kind("amiss", Messages.text("jobs.chip.amiss"), row -> row.failed() || row.overdue());
        table.text(Messages.text("jobs.model"), JobRow::modelName).setMinWidth(122);
        TableColumn<JobRow, JobRow> schedule = table.text(Messages.text("jobs.schedule"), JobRow::schedule);
        schedule.setMinWidth(94);
        table.giveWay(schedule, JobsView.ROOM);
        table.node(
                        Messages.text("jobs.next"),
                        this::nextText,
                        Comparator.comparing(row -> row.job().nextDue()),
                        this::nextCell)
                .setMinWidth(148);
        TableColumn<JobRow, JobRow> took = table.number(
                Messages.text("jobs.took"),
                "ms",
                row -> row.last().map(run -> (double) run.duration().toMillis()).orElse(Double.NaN),
                row -> row.last().map(run -> Formats.took(run.duration())).orElse(Formats.NONE));
        took.setMinWidth(72);
        table.giveWay(took, JobsView.ROOM);
        TableColumn<JobRow, JobRow> course =
                table.node(Messages.text("jobs.course"), JobRow::durationsInWords, this::courseCell);
        course.setMinWidth(COURSE + 24);
        table.giveWay(course, JobsView.ROOM);
        table.node(Messages.text("jobs.last"), JobTable::resultText, row -> resultCell(row.last()))
                .setPrefWidth(420);
    }

    DataTable<JobRow> table() {
        return table;
    }

    private static Node nameCell(JobRow row) {
        Label label = new Label(row.name());
        HoverText.of(label, row.meaning());
        return label;
    }

    private Node courseCell(JobRow row) {
        double[] millis = row.durations();
        if (millis.length < 3) {
            return new Label();
        }
        Sparkline line = new Sparkline();
        line.setPrefSize(COURSE, 16);
        line.setMaxWidth(COURSE);
        line.setFromZero(true);
        line.setPalette(theme.palette());
        theme.follow(line, () -> line.setPalette(theme.palette()));
        line.setValues(millis, row.durationsInWords());
        return line;
    }

    private String nextText(JobRow row) {
        if (row.job().paused()) {
            return Messages.text("jobs.paused");
        }
        String at = formats.timeWithZone(row.job().nextDue());
        if (row.retries()) {
            return nextInWords(row);
        }
        return row.overdue() ? Messages.text("jobs.overdue.at", at) : at;
    }

    private Node nextCell(JobRow row) {
        if (row.job().paused()) {
            return new Badge(Glyph.PAUSED, Messages.text("jobs.paused"), Tone.NEUTRAL);
        }
        String words = nextInWords(row);
        if (row.overdue() || row.retries()) {
            return new Badge(Glyph.WARNING, words, Tone.WARNING);
        }
        Label label = new Label(words);
        HoverText.of(
                label,
                formats.timeWithZone(row.job().nextDue()) + (row.live() ? "" : "\n" + Messages.text("jobs.own-time")));
        return label;
    }

    /** When it runs next, in words. */
    String nextInWords(JobRow row) {
        if (row.job().paused()) {
            return Messages.text("jobs.paused");
        }
        if (!row.live()) {
            return formats.time(row.job().nextDue());
        }
        if (row.job().failures() > 0) {
            boolean now = row.job().isDue(row.now());
            return Messages.text(
                    "jobs.retry",
                    row.job().failures() + 1,
                    now
                            ? Messages.text("jobs.due")
                            : formats.countdown(row.job().nextTry()));
        }
        if (row.overdue()) {
            return Messages.text(
                    "jobs.overdue", Formats.duration(Duration.between(row.job().nextDue(), row.now())));
        }
        return row.job().isDue(row.now())
                ? Messages.text("jobs.due")
                : formats.countdown(row.job().nextDue());
    }

    private static String resultText(JobRow row) {
        return row.last().map(JobTable::resultText).orElseGet(() -> Messages.text("jobs.never"));
    }

    static String resultText(JobRun run) {
        String word = Messages.text(run.running() ? "jobs.running" : run.ok() ? "jobs.done" : "jobs.failed");
        return run.message().isEmpty() ? word : word + ": " + message(run);
    }

    /** What a job says that ended well is in the forms of the engine; why one failed may be anybody's words. */
    private static String message(JobRun run) {
        return run.ok() ? Said.of(run.message()) : run.message();
    }

    static Node resultCell(Optional<JobRun> run) {
        if (run.isEmpty()) {
            Label never = new Label(Messages.text("jobs.never"));
            never.getStyleClass().add("muted");
            return never;
        }
        if (run.get().running()) {
            return new Badge(Glyph.RUNNING, Messages.text("jobs.running"), Tone.ACCENT);
        }
        boolean ok = run.get().ok();
        String said = message(run.get());
        Label message = new Label(said);
        HoverText.of(message, said);
        HBox cell = new HBox((ok ? Glyph.OK : Glyph.FAILED).node(ok ? Tone.GOOD : Tone.DANGER), message);
        cell.getStyleClass().add("row");
        return cell;
    }
}
