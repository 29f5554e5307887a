package io.modeldeck.ui.kit.export;

import io.modeldeck.domain.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;

/** Somewhere on a screen something is to be saved; the window that it bubbles up to asks where and writes it off the FX thread. */
public final class SaveRequest extends Event {

    public static final EventType<SaveRequest> SAVE = new EventType<>(Event.ANY, "MODELDECK_SAVE");

    private static final long serialVersionUID = 1;

    /**
     * Where to write.
     *
     * @param part the file to fill, which takes its name when it is complete
     * @param name the name that it will have; its ending is one of the offered ones
     * @param progress told how far it has come; may wish that it stops
     */
    public record Into(Path part, String name, Progress progress) {}

    /** Writes the content into a file; called off the FX thread. */
    @FunctionalInterface
    public interface Content {
        void into(Into file) throws IOException;
    }

    private final String name;
    private final transient List<String> extensions;
    private final transient Content content;

    /**
     * @param name proposed for the file, without an ending
     * @param extensions that it may have, the proposed one first, with their points
     */
    public SaveRequest(String name, List<String> extensions, Content content) {
        super(SAVE);
        this.name = name;
        this.extensions = List.copyOf(extensions);
        this.content = content;
    }

    public String name() {
        return name;
    }

    public List<String> extensions() {
        return extensions;
    }

    public Content content() {
        return content;
    }
}
