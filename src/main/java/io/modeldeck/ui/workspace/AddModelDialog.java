package io.modeldeck.ui.workspace;

import io.modeldeck.intake.FetchJob;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Adds a model: from a file or folder, a hub or an address (or a whole list of those), an Ollama server, trained from a table, or external. */
final class AddModelDialog {

    private static final double WIDTH = 840;

    private final ScreenContext context;
    private final DialogFrame frame;
    private final Button add = new Button();
    private final ToggleGroup group = new ToggleGroup();
    private final HBox ways = new HBox();
    private final OnnxForm onnx;
    private final FolderForm folder;
    private final FetchedForm fetched;
    private final ProfileForm profile;
    private final OllamaForm ollama;
    private final TrainForm train;
    private final ExternalForm external;
    private AddForm shown;

    static AddModelDialog open(ScreenContext context, FilePicker files) {
        AddModelDialog dialog = new AddModelDialog(context, files);
        dialog.frame.show();
        dialog.add.requestFocus();
        return dialog;
    }

    private AddModelDialog(ScreenContext context, FilePicker files) {
        this.context = context;
        frame = new DialogFrame(context, Messages.text("add.title"), WIDTH);
        frame.tall();
        onnx = new OnnxForm(context, files, frame, this::update, this::added);
        folder = new FolderForm(context, files, frame, this::update, this::added);
        fetched = new FetchedForm(context, frame, this::update, this::queued, this::chooseProfile);
        profile = new ProfileForm(context, files, frame, this::update, this::chooseFetched, this::installed);
        ollama = new OllamaForm(context, frame, this::update, this::added);
        train = new TrainForm(context, files, frame, this::update);
        external = new ExternalForm(context, frame, this::update, this::added);
        ways.getStyleClass().add("theme-picker");
        List<AddForm> forms = List.of(onnx, folder, fetched, ollama, train, external);
        for (int i = 0; i < forms.size(); i++) {
            AddForm form = forms.get(i);
            ToggleButton way = new ToggleButton(form.title());
            way.getStyleClass().add(i == 0 ? "left-pill" : i == forms.size() - 1 ? "right-pill" : "center-pill");
            way.setToggleGroup(group);
            way.setUserData(form);
            way.setOnAction(event -> choose(form));
            ways.getChildren().add(way);
        }
        frame.main(add, () -> shown.submit());
        choose(onnx);
    }

    DialogFrame frame() {
        return frame;
    }

    OnnxForm onnx() {
        return onnx;
    }

    FolderForm folder() {
        return folder;
    }

    FetchedForm fetched() {
        return fetched;
    }

    ProfileForm profile() {
        return profile;
    }

    OllamaForm ollama() {
        return ollama;
    }

    TrainForm train() {
        return train;
    }

    ExternalForm external() {
        return external;
    }

    /** Shows one of the ways. */
    void choose(AddForm form) {
        shown = form;
        frame.refuse("");
        frame.body().getChildren().setAll(ways, form.node());
        // a list is the same way as a single model, only more of it
        AddForm way = form == profile ? fetched : form;
        group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == way));
        add.setText(form.verb());
        update();
    }

    private void chooseProfile() {
        choose(profile);
    }

    private void chooseFetched() {
        choose(fetched);
    }

    private void update() {
        // the first form is filled while the dialog is still being made
        add.setDisable(shown == null || !shown.isReady());
    }

    private void added(ModelVersion version) {
        frame.close();
        context.toasts()
                .show(
                        Messages.text("add.done", version.shortLabel()),
                        new Action(Messages.text("add.view"), () -> see(version)));
    }

    private void queued(FetchJob job) {
        frame.close();
        context.toasts()
                .show(
                        Messages.text("add.fetch.done", job.source().shown()),
                        new Action(Messages.text("add.fetch.see"), () -> context.go(new Place.Jobs())));
    }

    private void installed(ProfileBook book) {
        frame.close();
        context.toasts()
                .show(
                        Messages.text("add.profile.done", book.summary()),
                        new Action(Messages.text("add.fetch.see"), () -> context.go(new Place.Jobs())));
    }

    private void see(ModelVersion version) {
        context.tasks()
                .run(
                        Messages.text("add.title"),
                        () -> context.engine().registry().models(),
                        models -> {
                            context.selection()
                                    .setModels(models.stream()
                                            .sorted(Comparator.comparing(ModelInfo::name))
                                            .toList());
                            context.selection().choose(version.modelId());
                            context.go(new Place.Models());
                        });
    }
}
