package io.modeldeck.ui.shell;

import io.modeldeck.domain.Stop;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A start of the window that nobody sees, and the first look at its busiest places, for the build: what it needs of classes goes into the cache of the application folder. */
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** The first beat of the hops, and what comes of it, belong to it. */
    private static final Duration LINGERS = Duration.ofSeconds(8);

    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** What of the toolkit a window that is seen needs besides: there is just the one of this system in its jar. */
    private static final List<String> SEEN = List.of(
            "com/sun/glass/ui/gtk/",
            "com/sun/glass/ui/win/",
            "com/sun/glass/ui/mac/",
            "com/sun/prism/es2/",
            "com/sun/prism/d3d/",
            "com/sun/prism/mtl/",
            "com/sun/prism/ps/");

    private final Stop end = new Stop();

    /** Ends the rehearsed window. */
    public Stop end() {
        return end;
    }

    /** Where most begin, wherever an earlier rehearsal went. */
    public Place beginning() {
        return new Place.Overview();
    }

    /** Where a person is to be soon after the start, besides the first place. */
    public List<Place> walk() {
        return List.of(Place.of(Section.METRICS, OptionalLong.empty()), new Place.Alerts());
    }

    /** Ends it some time after it has shown what it has to show. */
    public void reached(Milestone milestone) {
        if (milestone == Milestone.WALKED) {
            after(LINGERS);
        }
    }

    /** Opens the window and closes it. */
    public void run(ConsoleApp.Start start) {
        after(LONGEST);
        ConsoleApp.show(start);
        loadWhatIsSeen();
    }

    private void after(Duration time) {
        CompletableFuture.delayedExecutor(time.toSeconds(), TimeUnit.SECONDS).execute(end::request);
    }

    private static void loadWhatIsSeen() {
        URL toolkit = Platform.class.getResource("Platform.class");
        try {
            if (toolkit.openConnection() instanceof JarURLConnection connection) {
                // one of its own, which may be closed
                connection.setUseCaches(false);
                try (JarFile jar = connection.getJarFile()) {
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name ->
                                    name.endsWith(".class") && SEEN.stream().anyMatch(name::startsWith))
                            .forEach(Rehearsal::load);
                }
            }
        } catch (IOException e) {
            LOG.warn("The toolkit's classes stay out of the cache", e);
        }
    }

    /** Loaded, and not run: it belongs to a display that is not there. */
    private static void load(String entry) {
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.info("{} stays out of the cache", name, e);
        }
    }
}
