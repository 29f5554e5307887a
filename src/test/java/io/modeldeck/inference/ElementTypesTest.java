package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.TensorSpec;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of elements goes into a graph and comes out of it as it was, from JSON to JSON. */
class ElementTypesTest {

    /** With a blank and letters beyond ASCII, which names may hold. */
    private static final String INPUT = "größe in µm";

    private static final String OUTPUT = "Ergebnis 結果";

    private final CallWatch watch = new CallWatch(() -> Duration.ofMinutes(1));

    @AfterEach
    void close() {
        watch.close();
    }

    private static byte[] same(DataType type) {
        return new Graphs()
                .input(INPUT, type, -1, 2)
                .node("Identity", List.of(INPUT), List.of(OUTPUT))
                .output(OUTPUT, type, -1, 2)
                .bytes();
    }

    private String there(DataType type, String values) {
        try (OnnxSession session = OnnxSession.open(same(type), "same", RuntimeLimits.defaults())) {
            Map<String, Tensor> feeds = TensorJson.read(Map.of(INPUT, Json.readArray(values)), session.inputs());
            return Json.write(TensorJson.write(session.run(feeds, watch).get(OUTPUT)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT8     | -128, 127",
                "UINT8    | 0, 255",
                "INT16    | -32768, 32767",
                "UINT16   | 40000, 65535",
                "INT32    | -2147483648, 2147483647",
                "UINT32   | 3000000000, 4294967295",
                "INT64    | -9223372036854775808, 9223372036854775807",
                "UINT64   | 9223372036854775808, 18446744073709551615",
                "FLOAT16  | 0.5, -65504.0",
                "BFLOAT16 | 0.5, -98304.0",
                "FLOAT    | 0.1, -3.0E38",
                "DOUBLE   | 0.1, -1.0E300",
                "BOOL     | true, false",
                "STRING   | \"größe\", \"\"",
            })
    void valuesOfATypeComeBackAsTheyWent(DataType type, String row) {
        String compact = row.replace(", ", ",");
        String word = ElementType.valueOf(type.name()).word();
        assertThat(there(type, "[[" + row + "],[" + row + "]]"))
                .isEqualTo("{\"type\":\"" + word + "\",\"shape\":[2,2],\"values\":[" + compact + "," + compact + "]}");
    }

    @Test
    void halvesAreRoundedToTheNearest() {
        assertThat(there(DataType.FLOAT16, "[[0.1, 2049]]")).contains("[0.099975586,2048.0]");
        assertThat(there(DataType.BFLOAT16, "[[0.1, 257]]")).contains("[0.100097656,256.0]");
    }

    @ParameterizedTest
    @CsvSource({"UINT16,-1", "UINT16,65536", "UINT32,4294967296", "UINT64,-1", "UINT64,18446744073709551616"})
    void whatATypeDoesNotHoldIsRefused(DataType type, String value) {
        assertThatThrownBy(() -> there(type, "[[0," + value + "]]"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining(INPUT);
    }

    @Test
    void noFractionIsCutOff() {
        assertThatThrownBy(() -> there(DataType.INT64, "[[0,1.5]]"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'1.5'");
        assertThatThrownBy(() -> there(DataType.INT64, "[[0,1e30]]")).isInstanceOf(Problem.class);
    }

    @Test
    void rowsOfATableFillThemToo() {
        Table table = Table.of(
                List.of(new Column.Numeric("a", new double[] {0x1p63}), new Column.Numeric("b", new double[] {7})));
        List<Column[]> columns = List.<Column[]>of(table.columns().toArray(Column[]::new));
        InputMapping mapping = new InputMapping(List.of(new InputBinding("x", List.of("a", "b"))));
        TensorSpec wide = new TensorSpec("x", ElementType.UINT64, List.of(-1L, 2L));
        Tensor filled = InputPlan.of("m", List.of(wide), mapping)
                .tensors(columns, 0, 1, 1)
                .get("x");
        assertThat(filled.whole(0)).isEqualTo(BigInteger.TWO.pow(63));
        assertThat(filled.whole(1)).isEqualTo(7L);
        TensorSpec signed = new TensorSpec("x", ElementType.INT64, List.of(-1L, 2L));
        assertThatThrownBy(() -> InputPlan.of("m", List.of(signed), mapping).tensors(columns, 0, 1, 1))
                .hasMessageContaining("is not a whole number that the input takes");
    }
}
