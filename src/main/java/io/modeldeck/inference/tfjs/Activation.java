package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.graph.OnnxAttribute;
import java.util.List;
import java.util.Optional;

/** Functions that are applied to each number, by the names that Keras gives them. */
final class Activation {

    private Activation() {}

    static String apply(LayerCall call, String name, String value) {
        return switch (name) {
            case "linear" -> value;
            case "relu" -> call.node("Relu", value);
            case "relu6" -> call.node("Clip", value, List.of(call.single(0), call.single(6)));
            case "sigmoid" -> call.node("Sigmoid", value);
            case "tanh" -> call.node("Tanh", value);
            case "softmax" -> call.node("Softmax", value, OnnxAttribute.whole("axis", -1));
            case "log_softmax" -> call.node("LogSoftmax", value, OnnxAttribute.whole("axis", -1));
            case "softplus" -> call.node("Softplus", value);
            case "softsign" -> call.node("Softsign", value);
            case "elu" -> call.node("Elu", value);
            case "selu" -> call.node("Selu", value);
            case "exponential" -> call.node("Exp", value);
            case "hard_sigmoid" ->
                call.node(
                        "HardSigmoid", value, OnnxAttribute.single("alpha", 0.2f), OnnxAttribute.single("beta", 0.5f));
            case "swish", "silu" -> call.node("Mul", value, List.of(call.node("Sigmoid", value)));
            case "mish" -> call.node("Mul", value, List.of(call.node("Tanh", call.node("Softplus", value))));
            default -> throw call.config().unsupported("the activation '" + name + "'");
        };
    }

    /** Its name as a function inside a recurrent operator; empty when there is none. */
    static Optional<String> recurrent(String name) {
        return switch (name) {
            case "sigmoid" -> Optional.of("Sigmoid");
            case "tanh" -> Optional.of("Tanh");
            case "relu" -> Optional.of("Relu");
            case "hard_sigmoid" -> Optional.of("HardSigmoid");
            case "softsign" -> Optional.of("Softsign");
            case "softplus" -> Optional.of("Softplus");
            default -> Optional.empty();
        };
    }
}
