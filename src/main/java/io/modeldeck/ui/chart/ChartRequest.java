package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.ChartFormat;
import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.SaveRequest;
import io.modeldeck.ui.kit.TableRequest;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A chart to be saved: as a picture or as its numbers, by the ending of the name that the person chooses. */
final class ChartRequest {

    private static final List<String> ENDINGS = Stream.concat(
                    Arrays.stream(ChartFormat.values()).map(ChartFormat::extension),
                    Arrays.stream(TableFormat.values()).map(TableFormat::extension))
            .distinct()
            .toList();

    private ChartRequest() {}

    /**
     * @param ending the one that is proposed
     * @param taken all of the chart's numbers or fewer; asked off the FX thread
     */
    static SaveRequest of(Chart chart, String ending, ChartFile.Look look, UnaryOperator<Chart> taken) {
        List<String> endings = Stream.concat(Stream.of(ending), ENDINGS.stream().filter(one -> !one.equals(ending)))
                .toList();
        return new SaveRequest(ChartFile.name(chart.title(), ""), endings, file -> {
            Chart meant = taken.apply(chart);
            Optional<ChartFormat> picture = ChartFormat.ofFile(file.name());
            if (picture.isPresent()) {
                Files.write(file.part(), ChartFile.picture(meant, picture.get(), look));
            } else {
                TableRequest.write(ChartFile.numbers(meant, look.locale()), meant.points(), file);
            }
        });
    }
}
