package io.modeldeck.cli.kit;

import io.modeldeck.telemetry.file.ReadOptions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a file of rows is read. */
public final class FileOptions {

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            order = 80,
            description = "Encoding of the file (default: UTF-8).")
    private String encoding;

    @Option(
            names = "--na",
            paramLabel = "TEXT",
            split = ",",
            order = 81,
            description = "Texts that mean a missing value, beside the empty field, NA and NaN.")
    private List<String> na = List.of();

    @Option(
            names = "--time-format",
            paramLabel = "FORM",
            order = 82,
            description = "How times are written: iso, seconds, millis, micros, nanos, year, or a pattern such as"
                    + " dd.MM.yyyy (default: guessed).")
    private Optional<String> timeFormat;

    @Option(names = "--no-header", order = 83, description = "The file has no line of names; columns are 0, 1, …")
    private boolean noHeader;

    public ReadOptions read() {
        return ReadOptions.defaults()
                .withEncoding(WrongUsage.of(() -> ReadOptions.encoding(encoding)))
                .withNa(na)
                .withHeader(!noHeader);
    }

    public Optional<String> timeFormat() {
        return timeFormat;
    }
}
