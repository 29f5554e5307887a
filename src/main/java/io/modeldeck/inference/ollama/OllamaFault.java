package io.modeldeck.inference.ollama;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.RuntimeFailure;

/** What a server that refuses means, and what to do about it. */
final class OllamaFault {

    private static final int WORDS = 300;

    private OllamaFault() {}

    /** The text of {@code {"error": …}}, or what else the server said. */
    static String words(String body) {
        String said = body.strip();
        try {
            Object error = said.startsWith("{") ? Json.readObject(said).get("error") : null;
            return bounded(error == null ? said : String.valueOf(error));
        } catch (Problem noJson) {
            return bounded(said);
        }
    }

    /** The sentence for an answer other than 200, or for an error inside one. */
    static RuntimeFailure of(OllamaServer server, String model, int status, String words) {
        return new RuntimeFailure(sentence(server, model, status, words));
    }

    static String sentence(OllamaServer server, String model, int status, String words) {
        String who = "Ollama at " + server.words();
        String named = model.isEmpty() ? "this" : "'" + model + "'";
        if (isAboutKey(status)) {
            return who + keyless(server, status) + (words.isEmpty() ? "" : " It says: " + words);
        }
        if (words.contains("not found") && !words.startsWith("404 page")) {
            return who + " has no model '" + model + "'; fetch it with: modeldeck ollama pull " + model + ".";
        }
        if (words.contains("file does not exist")) {
            return who + " finds no model '" + model + "' to pull (" + words + "); check its name and tag.";
        }
        if (status == 503) {
            return who + " is busy (" + words + "); try again when its waiting requests are done.";
        }
        if (status == 404 || status == 405) {
            return "What answers at " + server.words() + " is no Ollama server that knows this call (" + status + " "
                    + words + "); check the address, or bring Ollama up to date.";
        }
        if (words.startsWith("option ")) {
            return who + " refuses the option (" + words + "); give it a value of that type, as in --option seed=7.";
        }
        if (words.contains("does not support")) {
            return who + ": " + words + "; choose another model or another way to ask it (generate, chat, embeddings).";
        }
        return who + " could not answer for " + named + " (" + (status == 200 ? "" : status + " ") + words
                + "); its own log says more.";
    }

    /** Whether a server says by that status that it does not let the caller in. */
    static boolean isAboutKey(int status) {
        return status == 401 || status == 403;
    }

    private static String keyless(OllamaServer server, int status) {
        if (server.key().isPresent()) {
            String named = server.key().get();
            return status == 401
                    ? " does not take the key of " + named + " (401); put the right one there."
                    : " does not allow this to whoever has the key of " + named + " (403); ask whoever runs it.";
        }
        return status == 401
                ? " wants a key (401); put it into the environment as " + OllamaServer.USUAL_KEY
                        + " and name it with --key " + OllamaServer.USUAL_KEY + "."
                : " does not let us in (403); if it wants a key, name its variable with --key " + OllamaServer.USUAL_KEY
                        + ", else ask whoever runs it.";
    }

    /** Somebody is there who is somebody else. */
    static RuntimeFailure foreign(OllamaServer server, String why, Exception e) {
        return new RuntimeFailure(
                server.words() + " answers, but not as an Ollama server does (" + why + "); check the address.", e);
    }

    static RuntimeFailure unreachable(OllamaServer server, Exception e) {
        String why = e.getMessage() == null ? "" : " (" + bounded(e.getMessage()) + ")";
        return new RuntimeFailure(
                "No Ollama server answers at " + server.words() + why
                        + "; start it with: ollama serve, or name another address.",
                e);
    }

    private static String bounded(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= WORDS ? line : line.substring(0, WORDS) + "…";
    }
}
