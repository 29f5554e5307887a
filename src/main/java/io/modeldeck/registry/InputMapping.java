package io.modeldeck.registry;

import io.modeldeck.domain.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which columns of a table fill which inputs of a model: always by name, never by position. */
public record InputMapping(List<InputBinding> bindings) {

    /** Of a version whose events come from elsewhere. */
    public static final InputMapping NONE = new InputMapping(List.of());

    public InputMapping {
        bindings = List.copyOf(bindings);
        Set<String> inputs = new HashSet<>();
        for (InputBinding binding : bindings) {
            if (!inputs.add(binding.input())) {
                throw new Problem(
                        "The input '" + binding.input() + "' is mapped twice; name it once with all its columns.");
            }
        }
    }

    /** Every column that is needed, in the order of the inputs, each once. */
    public List<String> columns() {
        return bindings.stream().flatMap(b -> b.columns().stream()).distinct().toList();
    }

    public boolean isEmpty() {
        return bindings.isEmpty();
    }

    /**
     * Reads mappings as they are typed: {@code input=age,income}. A column name that holds a comma or a quote is put in double quotes, with its
     * own quotes doubled.
     */
    public static InputMapping parse(List<String> texts) {
        List<InputBinding> bindings = new ArrayList<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new Problem("'" + text + "' is no mapping; write --map input=colA,colB.");
            }
            bindings.add(new InputBinding(text.substring(0, equals), names(text, equals + 1)));
        }
        return new InputMapping(bindings);
    }

    private static List<String> names(String text, int from) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                name.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        if (quoted) {
            throw new Problem("The mapping '" + text + "' opens a quote and does not close it.");
        }
        names.add(name.toString());
        return names;
    }
}
