package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.RunsAcross;
import io.modeldeck.report.SideBySide.Item;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What lies beside one another, each with its way to the front and out, and what can be laid beside it. */
final class CompareChoices extends FlowPane {

    private final transient Consumer<List<String>> chosen;
    private transient List<String> words = List.of();

    /** @param chosen told what somebody wants to see instead, the one that the others are held against first */
    CompareChoices(Consumer<List<String>> chosen) {
        super(8, 8);
        this.chosen = chosen;
    }

    void show(CompareBook book) {
        words = book.words();
        List<Item> items = book.items();
        getChildren().clear();
        for (Item item : items) {
            getChildren().add(chip(item, item == items.getFirst() && items.size() < RunsAcross.FROM));
        }
        getChildren().add(add(book));
    }

    void clear() {
        words = List.of();
        getChildren().clear();
    }

    /** One that lies there: another baseline by a click, away by its cross. */
    private Node chip(Item item, boolean first) {
        // of many trainings of one model the number says enough
        boolean many = words.size() >= RunsAcross.FROM && item instanceof Item.Training;
        Hyperlink name = new Hyperlink(
                many
                        ? Messages.text(
                                "compare.across.run",
                                ((Item.Training) item).training().id())
                        : words(item));
        name.setDisable(first);
        name.setAccessibleText(
                first
                        ? Messages.text("compare.is-reference", item.label())
                        : Messages.text("compare.reference", item.label()));
        name.setOnAction(event -> {
            List<String> turned = new ArrayList<>(words);
            turned.remove(item.word());
            turned.addFirst(item.word());
            chosen.accept(turned);
        });
        HBox chip = new HBox(4);
        if (first) {
            Label label = new Label(Messages.text("compare.chip.reference", words(item)));
            chip.getChildren().add(label);
        } else {
            chip.getChildren().add(name);
        }
        chip.getChildren().add(Icons.button("fth-x", Messages.text("compare.away", item.label()), () -> {
            List<String> left = new ArrayList<>(words);
            left.remove(item.word());
            chosen.accept(left);
        }));
        chip.getStyleClass().addAll("row", "compare-chip");
        return chip;
    }

    private static String words(Item item) {
        return switch (item) {
            case Item.Version(ModelVersion version, Optional<TrainingRun> run) ->
                version.shortLabel() + " · " + StageBadge.of(version.stage()).getText();
            case Item.Training(TrainingRun run) ->
                item.label() + " · "
                        + Messages.text("run-status." + run.status().word());
        };
    }

    private MenuButton add(CompareBook book) {
        MenuButton menu = new MenuButton(Messages.text("compare.add"));
        menu.setDisable(words.size() >= RunsAcross.MOST);
        for (ModelVersion version : book.versions().reversed()) {
            offer(menu, new Item.Version(version, Optional.empty()));
        }
        if (!book.runs().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        for (TrainingRun run : book.runs()) {
            offer(menu, new Item.Training(run));
        }
        return menu;
    }

    private void offer(MenuButton menu, Item item) {
        if (words.contains(item.word())) {
            return;
        }
        MenuItem entry = new MenuItem(words(item));
        entry.setMnemonicParsing(false);
        entry.setOnAction(event -> {
            List<String> more = new ArrayList<>(words);
            more.add(item.word());
            chosen.accept(more);
        });
        menu.getItems().add(entry);
    }
}
