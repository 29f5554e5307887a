package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Problem;
import io.modeldeck.search.Search;
import io.modeldeck.training.Trainer;
import io.modeldeck.training.Trainers;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Asks what is to be searched, and how. */
final class SearchDialog {

    private final ScreenContext context;
    private final Consumer<Search> begun;
    private final DialogFrame frame;
    private final ComboBox<SearchBase> base = new ComboBox<>();
    private final ComboBox<String> trainer = new ComboBox<>();
    private final TextArea space = new TextArea();
    private final TextField fixed = new TextField();
    private final ComboBox<String> sampler = choice("search.sampler.", "tpe", "random", "grid");
    private final ComboBox<String> pruner = choice("search.pruner.", "median", "halving", "none");
    private final TextField trials = new TextField("20");
    private final TextField parallel = new TextField("2");
    private final TextField seed = new TextField("1");
    private final CheckBox candidate = new CheckBox(Messages.text("search.candidate"));

    SearchDialog(ScreenContext context, List<SearchBase> bases, OptionalLong run, Consumer<Search> begun) {
        this.context = context;
        this.begun = begun;
        frame = new DialogFrame(context, Messages.text("search.new.title"), 640);
        base.getItems().setAll(bases);
        base.setConverter(ChoiceWords.of(SearchBase::words));
        base.setOnAction(event -> based());
        trainer.setOnAction(event -> {
            if (trainer.getValue() != null) {
                space.setText(SearchDraft.usual(trainer.getValue()));
            }
        });
        space.setPrefRowCount(4);
        space.getStyleClass().add("mono");
        // Enter is a new line here, not the button
        space.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
            }
        });
        candidate.setSelected(true);
        Button start = new Button(Messages.text("search.new.verb"));
        frame.main(start, this::start);
        start.setDisable(bases.isEmpty());
        frame.body()
                .getChildren()
                .add(new Paragraph(
                        Messages.text(bases.isEmpty() ? "search.new.nothing" : "search.new.consequence"), "muted"));
        if (!bases.isEmpty()) {
            fields();
            base.setValue(bases.stream()
                    .filter(one -> run.isPresent() && one.run().id() == run.getAsLong())
                    .findFirst()
                    .orElse(bases.getFirst()));
            based();
        }
    }

    private void fields() {
        frame.body()
                .getChildren()
                .addAll(
                        line(
                                new Field(Messages.text("search.over"), base, Messages.text("search.over.hint")),
                                new Field(Messages.text("runs.recipe.trainer"), trainer)),
                        new Field(Messages.text("search.space"), space, Messages.text("search.space.hint")),
                        new Field(Messages.text("search.fixed"), fixed, Messages.text("search.fixed.hint")),
                        line(
                                new Field(Messages.text("search.sampler"), sampler),
                                new Field(Messages.text("search.pruner"), pruner)),
                        line(
                                new Field(Messages.text("search.trials"), trials, Messages.text("search.trials.hint")),
                                new Field(
                                        Messages.text("search.parallel"),
                                        parallel,
                                        Messages.text("search.parallel.hint")),
                                new Field(Messages.text("search.seed"), seed, Messages.text("search.seed.hint"))),
                        candidate);
    }

    private static Node line(Field... fields) {
        HBox line = new HBox(16, fields);
        for (Field field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setPrefWidth(100);
        }
        return line;
    }

    private static ComboBox<String> choice(String key, String... words) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(words);
        box.setValue(words[0]);
        box.setConverter(ChoiceWords.of(word -> Messages.text(key + word)));
        return box;
    }

    /** Trainers that do the run's task, its own first. */
    private void based() {
        SearchBase chosen = base.getValue();
        trainer.getItems()
                .setAll(Trainers.all().stream()
                        .filter(one -> one.supports(chosen.task()))
                        .map(Trainer::name)
                        .toList());
        trainer.setValue(chosen.trainer());
        space.setText(SearchDraft.usual(chosen.trainer()));
    }

    private void start() {
        Search.Wish wish;
        try {
            wish = new SearchDraft(
                            base.getValue().run().id(),
                            trainer.getValue(),
                            space.getText(),
                            fixed.getText(),
                            sampler.getValue(),
                            pruner.getValue(),
                            trials.getText(),
                            parallel.getText(),
                            seed.getText(),
                            candidate.isSelected())
                    .wish();
        } catch (Problem problem) {
            frame.refuse(problem.getMessage());
            return;
        }
        frame.work(() -> context.engine().searches().start(context.actor(), context.now(), wish), search -> {
            frame.close();
            begun.accept(search);
        });
    }

    void show() {
        frame.show();
    }
}
