package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.ui.kit.Language;
import io.modeldeck.ui.kit.Link;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.ThemeChoice;
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
final class ScreensCommand extends EngineCommand {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

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
            names = "--place",
            paramLabel = "LINK",
            order = 54,
            description = "Only this place, as Copy link in the window gives it; may be repeated.")
    private List<String> places = List.of();

    ScreensCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.READ;
    }

    @Override
    Answer answer(Engine engine) {
        Language spoken = Language.of(language);
        if (!spoken.code().equals(language)) {
            throw new WrongUsage("There is no language '" + language + "'; choose en or de.");
        }
        List<Link> wanted = places.stream().map(Link::parse).toList();
        if (states && !wanted.isEmpty()) {
            throw new WrongUsage("--states is of every screen; leave --place out.");
        }
        Path target = session.path(folder);
        int width = picture.side(1, WIDTH);
        int height = picture.side(2, HEIGHT);
        ThemeChoice theme = picture.dark() ? ThemeChoice.DARK : ThemeChoice.LIGHT;
        withoutDisplay("glass.platform", "Headless");
        withoutDisplay("prism.order", "sw");
        Messages.speak(spoken);
        List<Path> pictures = states
                ? StatePictures.render(engine.workspace(), session.clock(), target, theme, width, height)
                : Screenshots.render(engine, wanted, target, theme, width, height);
        List<String> files = pictures.stream().map(Path::toString).toList();
        Report report = Report.of(Numbers.count(files.size(), "picture is", "pictures are") + " in " + target + ":");
        files.forEach(file -> report.line("  " + file));
        return Answer.of(Answer.document("folder", target.toString(), "theme", theme.word(), "files", files), report);
    }

    /** Says so to the toolkit before it starts; one that runs already, or that somebody has configured, is left alone. */
    private static void withoutDisplay(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
