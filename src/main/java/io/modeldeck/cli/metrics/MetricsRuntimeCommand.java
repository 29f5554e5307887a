package io.modeldeck.cli.metrics;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.OutputFile;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.export.TableStyle;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.schedule.EngineRuntime;
import io.modeldeck.schedule.RuntimePeriod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "runtime",
        description = {
            "Shows how the process was that worked the workspace by the clock: its share of the processors, its heap, and how many callers waited for their"
                    + " events to be written. It is looked at every ten seconds and kept by the minute for 30 days; a period without a row is one in which"
                    + " nothing was measured."
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck metrics runtime --last 24h",
            "  modeldeck metrics runtime --last 1h --granularity 1min --output runtime.csv"
        })
final class MetricsRuntimeCommand extends ReadingCommand {

    private static final String MINUTES = "1min";

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--granularity",
            paramLabel = "WORD",
            defaultValue = "hourly",
            order = 13,
            description = "Of the periods: 1min, 5min, hourly or daily (default: hourly).")
    private String granularity;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            order = 14,
            description = "Writes the periods into a table; its ending says in which form.")
    private Optional<String> output;

    @Option(names = "--overwrite", order = 15, description = "Replaces the file when it is there.")
    private boolean overwrite;

    MetricsRuntimeCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Duration length = length();
        TimeRange asked = range.within(engine.runtime().kept(engine.clock().instant()), times());
        List<RuntimePeriod> periods = engine.runtime().periods(asked, length);
        List<Map<String, Object>> documents =
                periods.stream().map(MetricsRuntimeCommand::document).toList();
        if (output.isPresent()) {
            return file(documents, session.path(output.get()));
        }
        TextTable table = new TextTable(
                times().head("from"), "samples>", "CPU>", "at most>", "heap>", "at most>", "waiting>", "at most>");
        periods.forEach(period -> table.row(
                times().text(period.range().from()),
                period.samples(),
                percent(period.cpu()),
                percent(period.cpuMost()),
                megabytes(period.heapBytes()),
                megabytes(period.heapBytesMost()),
                Numbers.text(period.queue()),
                period.queueMost()));
        return Answer.of(
                Answer.document(
                        "from", asked.from(), "to", asked.to(), "granularity", granularity, "periods", documents),
                Report.of("The engine's process from " + times().full(asked.from()) + " to " + times().full(asked.to()))
                        .table(table, "Nothing was measured in this range."));
    }

    private Duration length() {
        if (MINUTES.equals(granularity)) {
            return EngineRuntime.MINUTE;
        }
        Granularity grain = WrongUsage.of(() -> Granularity.of(granularity));
        if (grain == Granularity.MONTHLY) {
            throw new WrongUsage("It is kept for 30 days; choose 1min, 5min, hourly or daily.");
        }
        return Duration.ofMillis(grain.millis());
    }

    private Answer file(List<Map<String, Object>> rows, Path file) {
        TableFormat format = TableFormat.named(file.getFileName().toString());
        Table table = new TableStyle(OptionalInt.empty(), zone()).of(Table.of("runtime", rows));
        OutputFile.stream(file, overwrite, out -> TableFile.write(table, format, out));
        return Answer.of(
                Answer.document("file", file.toString(), "rows", rows.size()),
                Numbers.count(rows.size(), "row", "rows") + " of the runtime are in " + file + ".");
    }

    private static Map<String, Object> document(RuntimePeriod period) {
        return Answer.document(
                "from",
                period.range().from(),
                "to",
                period.range().to(),
                "samples",
                period.samples(),
                "cpuShare",
                period.cpu(),
                "cpuShareMost",
                period.cpuMost(),
                "heapBytes",
                Math.round(period.heapBytes()),
                "heapBytesMost",
                period.heapBytesMost(),
                "waiting",
                period.queue(),
                "waitingMost",
                period.queueMost());
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? Numbers.text(100 * share.getAsDouble()) + " %" : "";
    }

    private static String megabytes(double bytes) {
        return Numbers.text(bytes / 1e6) + " MB";
    }
}
