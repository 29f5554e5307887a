package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.EventTable;
import io.modeldeck.ui.kit.DialogFrame;
import io.modeldeck.ui.kit.FactList;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.SaveRequest;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.TableRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Saves all events of the range, however few of them the table shows: says first which and how many they are. */
final class EventsSave {

    private static final double WIDTH = 480;

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

    /** @param from what asks the window to save them */
    void ask(Node from) {
        DialogFrame frame = new DialogFrame(context, Messages.text("metrics.save"), WIDTH);
        Label number = new Label(Messages.text("metrics.save.counting"));
        number.getStyleClass().add("fact-value");
        FactList facts = new FactList()
                .fact(Messages.text("metrics.save.model"), model.name())
                .fact(Messages.text("metrics.save.range"), context.formats().range(range))
                .fact(
                        Messages.text("metrics.save.which"),
                        Messages.text(onlyErrors ? "metrics.only-errors" : "metrics.save.all"))
                .fact(Messages.text("metrics.save.number"), number);
        frame.body().getChildren().addAll(facts, new Paragraph(Messages.text("metrics.save.forms")));
        Button save = new Button(Messages.text("metrics.save.verb"));
        save.setDisable(true);
        int[] counted = {0};
        frame.main(save, () -> {
            frame.close();
            from.fireEvent(request(counted[0]));
        });
        frame.show();
        context.tasks()
                .run(
                        Messages.text("metrics.save.counting"),
                        this::count,
                        found -> {
                            counted[0] = found;
                            number.setText(Formats.count(found));
                            save.setDisable(found == 0);
                            save.requestFocus();
                        },
                        frame::refuse);
    }

    private int count() {
        return onlyErrors
                ? context.engine().events().countFailed(model.id(), range)
                : Math.toIntExact(context.engine().events().count(model.id(), OptionalLong.empty(), range));
    }

    private SaveRequest request(int rows) {
        List<String> endings = Stream.of(
                        TableFormat.CSV,
                        TableFormat.JSONL,
                        TableFormat.TSV,
                        TableFormat.JSON,
                        TableFormat.MARKDOWN,
                        TableFormat.XLSX)
                .map(TableFormat::extension)
                .toList();
        return new SaveRequest(name(), endings, file -> {
            TableRequest.write(
                    EventTable.of(context.engine(), model, OptionalLong.empty(), range, onlyErrors, file.progress()),
                    rows,
                    file);
        });
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
