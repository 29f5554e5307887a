package io.modeldeck.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.modeldeck.registry.ElementType;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one call needs of the runtime, kept for the next: its options, and tensors over buffers of our own, since making them takes longer than a small
 * graph does. For one thread at a time.
 */
final class OnnxFrame implements AutoCloseable {

    /** Larger inputs take long themselves, and their memory is not held. */
    private static final int MOST_KEPT = 16_384;

    /** A small tensor of single-precision numbers whose buffer is filled anew by each call of the same form. */
    private record Kept(FloatBuffer buffer, OnnxTensor tensor, List<Long> shape) {}

    private final OrtEnvironment environment;
    private final CallWatch.Call call;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, OnnxTensor> feeds = new LinkedHashMap<>();

    OnnxFrame(OrtEnvironment environment, CallWatch.Call call) {
        this.environment = environment;
        this.call = call;
    }

    CallWatch.Call call() {
        return call;
    }

    /** What is done with the tensors of a call, as long as they live. */
    interface Work<T> {
        T with(Map<String, OnnxTensor> feeds, OrtSession.RunOptions options) throws OrtException;
    }

    /** One call. */
    <T> T run(Map<String, Tensor> inputs, Work<T> work) throws OrtException {
        feeds.clear();
        List<OnnxTensor> passing = new ArrayList<>(0);
        try (Passing memory = new Passing()) {
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                Tensor tensor = input.getValue();
                if (tensor.type() == ElementType.FLOAT && tensor.size() > 0 && tensor.size() <= MOST_KEPT) {
                    feeds.put(input.getKey(), kept(input.getKey(), tensor));
                } else {
                    OnnxTensor made = OnnxTensors.create(environment, memory.arena(), tensor);
                    passing.add(made);
                    feeds.put(input.getKey(), made);
                }
            }
            return work.with(feeds, call.options());
        } finally {
            passing.forEach(OnnxTensor::close);
        }
    }

    /** Native memory of one call, where it needs some. */
    private static final class Passing implements AutoCloseable {
        private Arena arena;

        Arena arena() {
            if (arena == null) {
                arena = Arena.ofConfined();
            }
            return arena;
        }

        @Override
        public void close() {
            if (arena != null) {
                arena.close();
            }
        }
    }

    private OnnxTensor kept(String name, Tensor tensor) throws OrtException {
        Kept its = kept.get(name);
        if (its == null || !its.shape().equals(tensor.shape())) {
            FloatBuffer buffer = ByteBuffer.allocateDirect(4 * tensor.size())
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            Kept made =
                    new Kept(buffer, OnnxTensor.createTensor(environment, buffer, tensor.dimensions()), tensor.shape());
            if (its != null) {
                its.tensor().close();
            }
            kept.put(name, made);
            its = made;
        }
        its.buffer().put(0, tensor.floats());
        return its.tensor();
    }

    @Override
    public void close() {
        kept.values().forEach(each -> each.tensor().close());
        call.close();
    }
}
