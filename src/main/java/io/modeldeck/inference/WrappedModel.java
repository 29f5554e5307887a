package io.modeldeck.inference;

import java.util.Map;
import java.util.OptionalLong;

/** A model that answers rows by asking another one, which it owns; the rest that one does. */
public interface WrappedModel extends TensorModel {

    /** The one that is asked. */
    TensorModel model();

    @Override
    default Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
        return model().run(inputs);
    }

    @Override
    default OptionalLong residentBytes() {
        return model().residentBytes();
    }

    @Override
    default void close() {
        model().close();
    }
}
