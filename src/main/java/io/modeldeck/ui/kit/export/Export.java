package io.modeldeck.ui.kit.export;

import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Table;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What can be taken out of the window: numbers, and where it is a chart, its picture as well.
 *
 * @param title of what it is
 * @param name proposed for the file, without an ending
 * @param range that it covers, where it has one
 * @param facts what else it is about
 * @param sources which of the numbers there are to choose from, the usual ones first; at least one
 * @param pictures the forms of its picture; none of a table
 */
public record Export(
        String title,
        String name,
        Optional<TimeRange> range,
        List<Fact> facts,
        List<Source> sources,
        List<Picture> pictures) {

    /** Said above the choices. */
    public record Fact(String name, String value) {}

    /** Makes the numbers; off the FX thread. */
    @FunctionalInterface
    public interface Numbers {

        /** @param parts into how many equal parts a range is divided, of a source that is divided */
        Table of(int parts, Progress progress);
    }

    /**
     * Some of the numbers.
     *
     * @param divided whether a number of equal parts belongs to it
     * @param rows how many rows there are; asked off the FX thread
     */
    public record Source(String title, boolean divided, IntToLongFunction rows, Numbers numbers) {

        /** All there are. */
        public static Source all(LongSupplier rows, Numbers numbers) {
            return new Source(Messages.text("export.source.all"), false, parts -> rows.getAsLong(), numbers);
        }
    }

    /**
     * A form of its picture.
     *
     * @param ending of its file, with the point
     * @param bytes made off the FX thread
     */
    public record Picture(String title, String ending, Supplier<byte[]> bytes) {}

    /** A file of all of it in the form of that ending, its values as exact as they are and its times in UTC. */
    public SaveRequest plain(String ending) {
        return file(ending, OptionalInt.empty(), "UTC");
    }

    /** The same with its numbers rounded, and its times in that zone. */
    public SaveRequest file(String ending, OptionalInt decimals, String zone) {
        ExportForm form = ExportForm.of(this).stream()
                .filter(one -> one.ending().equals(ending))
                .findFirst()
                .orElseThrow();
        return new ExportWish(sources.getFirst(), "", form, decimals, zone).file(name);
    }

    public Export {
        facts = List.copyOf(facts);
        sources = List.copyOf(sources);
        pictures = List.copyOf(pictures);
    }
}
