package io.modeldeck.benchmark;

import io.modeldeck.domain.Table;
import java.util.List;
import java.util.Map;

/** What the models are asked. */
public sealed interface TestData {

    /** Where it comes from, for a person. */
    String source();

    /** Rows of a table; each is a call. A model that reads one column takes it from the only one there is, whatever its name. */
    record Rows(Table table, String source) implements TestData {}

    /** Calls with tensors, as nested lists by the names of the inputs. */
    record Tensors(List<Map<String, Object>> calls, String source) implements TestData {
        public Tensors {
            calls = List.copyOf(calls);
        }
    }

    /** Made up from what the models take: like the rows of their baseline where there is one, else any values of the right types. */
    record Generated(int rows, long seed) implements TestData {
        @Override
        public String source() {
            return "generated from the schema, seed " + seed;
        }
    }
}
