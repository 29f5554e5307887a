package io.modeldeck.ui.workspace;

import io.modeldeck.inference.ollama.OllamaServer;
import io.modeldeck.intake.Profile;
import io.modeldeck.intake.ProfileInstall;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A whole list of models: read first, then installed, as far as they are not here already. */
final class ProfileForm extends AddForm {

    private final Consumer<ProfileBook> onInstalled;
    private final Label place = new Label(Messages.text("add.folder.none"));
    private final Label name = new Label();
    private final Paragraph about = new Paragraph("", "muted");
    private final DataTable<ProfileBook.Row> table =
            new DataTable<>(Messages.text("add.profile.table"), ProfileBook.Row::number);
    private final TextField server = new TextField();
    private final TextField key = new TextField();
    private final FieldPair servers = new FieldPair(
            new Field(Messages.text("add.profile.server"), server, Messages.text("add.profile.server.hint")),
            new Field(Messages.text("add.ollama.key"), key, Messages.text("add.ollama.key.hint")));
    private final Paragraph notes = new Paragraph("", "muted");
    private final VBox rest = new VBox();
    private Optional<ProfileBook> book = Optional.empty();

    /**
     * @param onBack back to a single model
     * @param onInstalled told when all of it is here or will be
     */
    ProfileForm(
            ScreenContext context,
            FilePicker files,
            DialogFrame frame,
            Runnable onChange,
            Runnable onBack,
            Consumer<ProfileBook> onInstalled) {
        super(context, frame, onChange, Messages.text("add.profile"), Messages.text("add.profile.text"));
        this.onInstalled = onInstalled;
        Button choose = new Button(Messages.text("add.profile.choose"), Icons.of("fth-list"));
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(event -> files.file(node, Messages.text("add.profile.choose"), FilePicker.Kind.PROFILE)
                .ifPresent(this::take));
        place.getStyleClass().add("muted");
        Hyperlink back = new Hyperlink(Messages.text("add.profile.back"));
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> onBack.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(choose, place, gap, back);
        line.getStyleClass().add("row");
        name.getStyleClass().add("heading");
        columns();
        servers.managedProperty().bind(servers.visibleProperty());
        notes.managedProperty().bind(notes.visibleProperty());
        rest.getStyleClass().add("wide");
        rest.getChildren().addAll(new VBox(name, about), table, servers, notes);
        rest.managedProperty().bind(rest.visibleProperty());
        rest.setVisible(false);
        server.textProperty().addListener(any -> changed());
        context.tasks()
                .lane()
                .run(
                        Messages.text("add.ollama"),
                        () -> OllamaAddress.usual(context.engine()),
                        server::setText,
                        frame::refuse);
        node.getChildren().addAll(line, rest);
    }

    private void columns() {
        table.text(Messages.text("add.profile.model"), ProfileBook.Row::model).setPrefWidth(180);
        table.text(Messages.text("add.profile.from"), ProfileBook.Row::from).setPrefWidth(320);
        table.node(Messages.text("add.profile.outcome"), ProfileBook.Row::state, ProfileForm::badge)
                .setPrefWidth(240);
        table.setPrefHeight(220);
        table.setMinHeight(160);
    }

    private static Node badge(ProfileBook.Row row) {
        if (row.kind().isEmpty()) {
            return new Label("");
        }
        ProfileInstall.Kind kind = row.kind().get();
        Badge badge = switch (kind) {
            case COMPLETED, ADDED, PRESENT -> new Badge(Glyph.OK, row.state(), Tone.GOOD);
            case QUEUED -> new Badge(Glyph.RUNNING, row.state(), Tone.ACCENT);
            case FAILED, REFUSED -> new Badge(Glyph.FAILED, row.state(), Tone.DANGER);
        };
        // a reason may be longer than its column; it is whole on hovering
        badge.setMinWidth(0);
        HoverText.of(badge, row.state());
        return badge;
    }

    @Override
    String verb() {
        return Messages.text("add.profile.verb");
    }

    @Override
    boolean isReady() {
        return book.filter(read -> read.isReady()
                        && !(read.asksServer() && server.getText().isBlank()))
                .isPresent();
    }

    /** Reads the list; nothing of it is fetched yet. */
    void take(Path file) {
        frame.refuse("");
        book = Optional.empty();
        rest.setVisible(false);
        place.setText(file.toString());
        lane.run(
                Messages.text("add.profile.reading"),
                () -> ProfileBook.of(
                        Profile.read(file, context.engine().fetches().hub())),
                this::show,
                frame::refuse);
        changed();
    }

    private void show(ProfileBook read) {
        book = Optional.of(read);
        name.setText(read.profile().name());
        about.setText(read.profile().description());
        table.setRows(read.rows());
        servers.setVisible(read.asksServer());
        notes.setText(String.join(" ", read.profile().notes()));
        notes.setVisible(!read.profile().notes().isEmpty());
        rest.setVisible(true);
        changed();
    }

    /** What is shown of the list. */
    Optional<ProfileBook> book() {
        return book;
    }

    @Override
    void submit() {
        ProfileBook wanted = book.orElseThrow();
        String at = server.getText();
        Optional<String> variable = Optional.of(key.getText());
        frame.work(
                () -> wanted.after(entry -> context.engine()
                        .profiles()
                        .install(
                                context.actor(),
                                context.now(),
                                entry,
                                () -> OllamaServer.parse(at).withKey(variable),
                                // the engine's own thread fetches it
                                job -> job)),
                this::installed);
    }

    private void installed(ProfileBook after) {
        show(after);
        if (after.isGood()) {
            onInstalled.accept(after);
        } else {
            // part of it is done: there is nothing to cancel any more
            frame.leaving(Messages.text("add.profile.close"), frame::close);
            frame.refuse(Messages.text("add.profile.partly", after.summary()));
        }
    }
}
