package io.modeldeck.cli.export;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.ui.kit.selection.Link;
import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Look;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import io.modeldeck.ui.shell.PictureFormat;
import io.modeldeck.ui.shell.Screenshots;
import io.modeldeck.ui.shell.StatePictures;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "screens",
        description = "Renders every screen of the workspace to PNG, without a display.",
        footer = {"", "Example:", "  modeldeck screens pictures --theme dark --size 1440x900"})
final class ScreensCommand extends ReadingCommand {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int ORDINARY = 100;
    private static final int LARGEST = (int) (ORDINARY * Look.LARGEST);

    @Parameters(paramLabel = "DIR", description = "Folder for the pictures; made when it is not there.")
    private String folder;

    @Mixin
    private PictureOptions picture;

    @Option(
            names = "--states",
            order = 52,
            description = "Each screen in each of its states: loading, failed, empty, filtered, stale and so on.")
    private boolean states;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            defaultValue = "en",
            order = 53,
            description = "Of the texts: en or de (default: en).")
    private String language;

    @Option(
            names = "--text-size",
            paramLabel = "PERCENT",
            defaultValue = "100",
            order = 54,
            description = "Of all texts, 100 to 150, as in Settings (default: 100).")
    private int textSize;

    @Option(
            names = "--high-contrast",
            order = 55,
            description = "In the strongest colours of the theme, as in Settings.")
    private boolean highContrast;

    @Option(names = "--compact", order = 56, description = "With rows of tables close together, as in Settings.")
    private boolean compact;

    @Option(
            names = "--place",
            paramLabel = "LINK",
            order = 57,
            description = "Only this place, as Copy link in the window gives it; may be repeated.")
    private List<String> places = List.of();

    ScreensCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Language spoken = Language.of(language);
        if (!spoken.code().equals(language)) {
            throw new WrongUsage("There is no language '" + language + "'; choose en or de.");
        }
        List<Link> wanted = places.stream().map(Link::parse).toList();
        if (states && !wanted.isEmpty()) {
            throw new WrongUsage("--states is of every screen; leave --place out.");
        }
        Path target = session.path(folder);
        Messages.speak(spoken);
        ThemeChoice theme = picture.dark() ? ThemeChoice.DARK : ThemeChoice.LIGHT;
        PictureFormat format = new PictureFormat(look(theme), picture.side(1, WIDTH), picture.side(2, HEIGHT));
        withoutDisplay("glass.platform", "Headless");
        withoutDisplay("prism.order", "sw");
        List<Path> pictures = states
                ? StatePictures.render(engine.workspace(), session.clock(), target, format)
                : Screenshots.render(engine, wanted, target, format);
        List<String> files = pictures.stream().map(Path::toString).toList();
        Report report = Report.of(Numbers.count(files.size(), "picture is", "pictures are") + " in " + target + ":");
        files.forEach(file -> report.line("  " + file));
        return Answer.of(Answer.document("folder", target.toString(), "theme", theme.word(), "files", files), report);
    }

    private Look look(ThemeChoice theme) {
        if (textSize < ORDINARY || textSize > LARGEST) {
            throw new WrongUsage("Texts are " + ORDINARY + " to " + LARGEST + " percent of their ordinary size, not "
                    + textSize + ".");
        }
        return Look.standard()
                .with(theme)
                .withText((double) textSize / ORDINARY)
                .withCompact(compact)
                .withContrast(highContrast);
    }

    /** Says so to the toolkit before it starts; one that runs already, or that somebody has configured, is left alone. */
    private static void withoutDisplay(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
