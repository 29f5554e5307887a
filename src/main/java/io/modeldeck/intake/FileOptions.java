package io.modeldeck.intake;

import io.modeldeck.inference.tensorflow.TensorFlowOptions;
import io.modeldeck.inference.transformer.TransformerOptions;
import io.modeldeck.registry.TensorSpec;
import java.util.List;

/**
 * What a person says of a file or folder that does not say it itself.
 *
 * @param inputs the arguments of a TorchScript file, in order
 * @param outputs what it returns
 * @param tokenizer how texts are read
 * @param savedModel what is chosen of a SavedModel
 */
public record FileOptions(
        List<TensorSpec> inputs, List<TensorSpec> outputs, TransformerOptions tokenizer, TensorFlowOptions savedModel) {

    public static final FileOptions NONE =
            new FileOptions(List.of(), List.of(), TransformerOptions.NONE, TensorFlowOptions.NONE);

    public FileOptions {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
