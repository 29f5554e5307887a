package io.modeldeck.inference.transformer;

import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts of equal length, row after row.
 *
 * @param mask 1 for a token of the text, 0 for one that only fills
 */
public record TokenBatch(int rows, int length, long[] ids, long[] mask, long[] types) {

    /** The texts, filled up to one length. */
    public static TokenBatch of(List<Tokens> texts, Padding padding) {
        int longest = texts.stream().mapToInt(t -> t.ids().length).max().orElse(0);
        int length = padding.length(longest);
        long[] ids = new long[texts.size() * length];
        long[] mask = new long[ids.length];
        long[] types = new long[ids.length];
        Arrays.fill(ids, padding.id());
        Arrays.fill(types, padding.typeId());
        for (int row = 0; row < texts.size(); row++) {
            Tokens text = texts.get(row);
            int count = text.ids().length;
            int at = row * length + (padding.right() ? 0 : length - count);
            System.arraycopy(text.ids(), 0, ids, at, count);
            System.arraycopy(text.types(), 0, types, at, count);
            Arrays.fill(mask, at, at + count, 1);
        }
        return new TokenBatch(texts.size(), length, ids, mask, types);
    }

    /** As the inputs of a graph, which are named as in a {@link TransformerPlan}. */
    Map<String, Tensor> feeds(List<String> inputs) {
        List<Long> shape = List.of((long) rows, (long) length);
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        for (String input : inputs) {
            long[] values = switch (input) {
                case TransformerPlan.MASK -> mask;
                case TransformerPlan.TYPES -> types;
                default -> ids;
            };
            feeds.put(input, new Tensor(ElementType.INT64, shape, values));
        }
        return feeds;
    }
}
