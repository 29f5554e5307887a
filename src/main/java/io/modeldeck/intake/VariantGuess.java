package io.modeldeck.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which models lie among some files, by their names alone; each with the files that belong to it and no others. Pure.
 *
 * @param framework of the variants; empty where there are none
 * @param notes why there are none, or what was left out
 */
record VariantGuess(Optional<String> framework, List<Variant> variants, List<String> notes) {

    private static final Set<String> BESIDE_TOKENIZER = Set.of(
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "config.json",
            "modules.json",
            "1_pooling/config.json",
            "sentence_bert_config.json");
    private static final Pattern SCRIPT = Pattern.compile(".*\\.(pt|pth|jit|torchscript|ts)");
    private static final Pattern DATA = Pattern.compile("[._]data(_[0-9]+)?");
    private static final Pattern SUFFIX = Pattern.compile(
            "(?:model|decoder|encoder)?[-_.]?(quantized|fp16|fp32|int8|uint8|q4|q4f16|q8|bnb4|bf16|o[1-4])");

    static VariantGuess of(List<FetchFile> files) {
        if (has(files, "saved_model.pb")) {
            return one(
                    "tensorflow",
                    files.stream().filter(VariantGuess::ofSavedModel).toList());
        }
        if (has(files, "model.json")
                && files.stream().anyMatch(file -> lower(file).matches("[^/]*\\.bin"))) {
            return one(
                    "tensorflowjs",
                    files.stream()
                            .filter(file -> lower(file).equals("model.json")
                                    || lower(file).matches("[^/]*\\.bin"))
                            .toList());
        }
        List<FetchFile> graphs =
                files.stream().filter(file -> lower(file).endsWith(".onnx")).toList();
        if (!graphs.isEmpty()) {
            return graphs(files, graphs);
        }
        List<FetchFile> scripts = files.stream()
                .filter(file -> SCRIPT.matcher(lower(file)).matches())
                .toList();
        if (!scripts.isEmpty()) {
            return new VariantGuess(
                    Optional.of("pytorch"),
                    named(scripts, script -> List.of()),
                    List.of("Of PyTorch only TorchScript is taken; whether it is that is seen when it is here."));
        }
        return new VariantGuess(Optional.empty(), List.of(), List.of(nothing(files)));
    }

    private static VariantGuess graphs(List<FetchFile> files, List<FetchFile> graphs) {
        boolean reads = has(files, "tokenizer.json");
        return new VariantGuess(
                Optional.of(reads ? "transformers" : "onnx"),
                named(
                        graphs,
                        graph -> files.stream()
                                .filter(file ->
                                        holdsWeightsOf(file, graph) || reads && BESIDE_TOKENIZER.contains(lower(file)))
                                .toList()),
                List.of());
    }

    /** Where exporters put the weights of a graph that is too large for one file; large ones in several. */
    private static boolean holdsWeightsOf(FetchFile file, FetchFile graph) {
        String start = lower(graph);
        String name = lower(file);
        return name.startsWith(start)
                && DATA.matcher(name.substring(start.length())).matches();
    }

    private static VariantGuess one(String framework, List<FetchFile> files) {
        return new VariantGuess(Optional.of(framework), List.of(new Variant("default", "as kept", files)), List.of());
    }

    /** One variant for each model file, named as its file is; the plain one is the default. */
    private static List<Variant> named(List<FetchFile> models, Function<FetchFile, List<FetchFile>> beside) {
        List<Variant> variants = new ArrayList<>();
        for (FetchFile model : models) {
            String stem = model.safePath().name().replaceFirst("\\.[^.]*$", "");
            boolean plain = models.size() == 1 || stem.equalsIgnoreCase("model");
            String name = plain ? "default" : suffix(stem).orElse(stem);
            if (variants.stream().anyMatch(other -> other.name().equals(name))) {
                variants.add(variant(model.path(), stem, model, beside.apply(model)));
            } else {
                variants.add(plain ? 0 : variants.size(), variant(name, stem, model, beside.apply(model)));
            }
        }
        return variants;
    }

    private static Variant variant(String name, String stem, FetchFile model, List<FetchFile> beside) {
        List<FetchFile> files = new ArrayList<>(List.of(model));
        files.addAll(beside);
        return new Variant(name, precision(stem), files);
    }

    private static Optional<String> suffix(String stem) {
        Matcher matcher = SUFFIX.matcher(stem.toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String precision(String stem) {
        return switch (suffix(stem).orElse("")) {
            case "quantized", "int8", "q8" -> "int8";
            case "uint8" -> "uint8";
            case "fp16" -> "fp16";
            case "bf16" -> "bf16";
            case "q4", "bnb4" -> "4 bit";
            case "q4f16" -> "4 bit, rest fp16";
            default -> "fp32";
        };
    }

    private static boolean ofSavedModel(FetchFile file) {
        return lower(file)
                .matches("saved_model\\.pb|keras_metadata\\.pb|fingerprint\\.pb|variables/[^/]+|assets/[^/]+");
    }

    private static String nothing(List<FetchFile> files) {
        if (anyEnds(files, ".gguf")) {
            return "It holds GGUF files, which an Ollama server runs: fetch them there with modeldeck ollama pull.";
        }
        if (anyEnds(files, ".safetensors", ".bin", ".h5", ".keras", ".pkl", ".ckpt", ".msgpack")) {
            return "It holds bare weights, which nothing here runs: export the model to ONNX or TorchScript.";
        }
        return files.isEmpty()
                ? "It holds no files."
                : "It holds no .onnx file, TorchScript file, saved_model.pb or model.json with its shards.";
    }

    private static boolean anyEnds(List<FetchFile> files, String... ends) {
        return files.stream().anyMatch(file -> List.of(ends).stream().anyMatch(lower(file)::endsWith));
    }

    private static boolean has(List<FetchFile> files, String name) {
        return files.stream().anyMatch(file -> lower(file).equals(name));
    }

    private static String lower(FetchFile file) {
        return file.path().toLowerCase(Locale.ROOT);
    }
}
