package io.modeldeck.inference.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.modeldeck.config.Keychain;
import io.modeldeck.domain.Progress;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.TextRequest;
import io.modeldeck.testing.FakeOllama;
import io.modeldeck.testing.OllamaRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A server behind a proxy that lets in only who brings a key. */
class OllamaKeyTest {

    private static final String SECRET = "sk-0123456789";
    private static final String VARIABLE = OllamaServer.USUAL_KEY;

    private final FakeOllama fake = new FakeOllama().with("tiny:latest", "completion", "embedding");
    private final FakeOllama elsewhere = new FakeOllama().with("tiny:latest", "completion");

    @AfterEach
    void close() {
        fake.close();
        elsewhere.close();
    }

    private OllamaServer server(String... variable) {
        return OllamaServer.parse(fake.address()).withKey(Optional.of(String.join("", variable)));
    }

    /** Every call that there is, by what it is for. */
    private static Map<String, ThrowingCallable> calls(OllamaServer server, Keychain keychain) {
        OllamaCatalogue catalogue = new OllamaCatalogue(server, keychain);
        OllamaHttp http = new OllamaHttp(server, new OllamaKey(server, keychain), Duration.ofSeconds(20));
        OllamaCalls calls = new OllamaCalls(http, "tiny");
        List<TextRequest.Message> talk = List.of(new TextRequest.Message("user", "hello"));
        Map<String, ThrowingCallable> all = new LinkedHashMap<>();
        all.put("/api/version", catalogue::version);
        all.put("/api/tags", catalogue::list);
        all.put("/api/show", () -> catalogue.show("tiny"));
        all.put("/api/ps", catalogue::running);
        all.put("/api/pull", () -> catalogue.pull("fresh", Progress.none()));
        all.put("/api/generate", () -> calls.answer(TextRequest.Prompt.of("hello"), piece -> {}));
        all.put("/api/chat", () -> calls.answer(new TextRequest.Chat(talk, Map.of()), piece -> {}));
        all.put("/api/embed", () -> calls.answer(TextRequest.Embedding.of(List.of("hello")), piece -> {}));
        return all;
    }

    @Test
    void everyCallBringsTheKeyAndNothingIsLogged() throws Throwable {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.TRACE);
        try {
            fake.wantsKey(SECRET);
            Map<String, ThrowingCallable> calls = calls(server(VARIABLE), new Keychain(Map.of(VARIABLE, SECRET)));
            for (ThrowingCallable call : calls.values()) {
                call.call();
            }
            assertThat(fake.requests()).extracting(OllamaRequest::path).containsExactlyElementsOf(calls.keySet());
            assertThat(fake.requests())
                    .allSatisfy(request ->
                            assertThat(request.headers()).containsEntry("authorization", "Bearer " + SECRET));
        } finally {
            root.setLevel(before);
            root.detachAppender(logged);
        }
        assertThat(new ArrayList<>(logged.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void withoutItsKeyEachCallSaysWhatToDo() {
        fake.wantsKey(SECRET);
        calls(server(), new Keychain(Map.of(VARIABLE, SECRET)))
                .forEach((path, call) -> assertThatThrownBy(call)
                        .as(path)
                        .isInstanceOf(RuntimeFailure.class)
                        .hasMessageContaining("wants a key (401)")
                        .hasMessageContaining("--key " + VARIABLE)
                        .hasMessageEndingWith("It says: unauthorized"));
        assertThat(fake.requests()).noneMatch(request -> request.headers().containsKey("authorization"));
        calls(server(VARIABLE), new Keychain(Map.of(VARIABLE, "sk-wrong")))
                .forEach((path, call) -> assertThatThrownBy(call)
                        .as(path)
                        .hasMessageContaining("does not take the key of " + VARIABLE + " (401)")
                        .hasMessageNotContaining("sk-wrong"));
        for (String path : List.of("/api/tags", "/api/show", "/api/chat")) {
            fake.wantsKey("").replace(path, 403, "");
            assertThatThrownBy(calls(server(VARIABLE), new Keychain(Map.of(VARIABLE, SECRET)))
                            .get(path))
                    .hasMessageContaining("does not allow this to whoever has the key of " + VARIABLE + " (403)");
            assertThatThrownBy(calls(server(), new Keychain(Map.of())).get(path))
                    .hasMessageContaining("does not let us in (403)");
        }
    }

    /** A call that is pointed elsewhere ends there, and elsewhere hears nothing of it. */
    @Test
    void theKeyIsNotCarriedElsewhere() {
        Map<String, ThrowingCallable> calls = calls(server(VARIABLE), new Keychain(Map.of(VARIABLE, SECRET)));
        calls.forEach((path, call) -> {
            fake.replace(path, (request, wire) -> wire.redirect(elsewhere.address() + path));
            assertThatThrownBy(call).as(path).isInstanceOf(RuntimeFailure.class).hasMessageContaining("307");
        });
        assertThat(fake.requests()).hasSize(calls.size());
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void aKeyThatWasChangedIsAskedForAgainWhenItIsRefused(@TempDir Path folder) throws Throwable {
        Path keychain = Files.writeString(folder.resolve("key"), "sk-old\n");
        fake.wantsKey("sk-old");
        ThrowingCallable list = calls(server(VARIABLE), new Keychain(Map.of(VARIABLE + "_COMMAND", "cat " + keychain)))
                .get("/api/tags");
        list.call();
        fake.wantsKey("sk-new");
        Files.writeString(keychain, "sk-new\n");
        assertThatThrownBy(list).hasMessageContaining("does not take the key");
        list.call();
    }

    @Test
    void aKeyThatIsNotThereIsSaidBeforeAnythingIsSent() {
        assertThatThrownBy(calls(server(VARIABLE), new Keychain(Map.of())).get("/api/chat"))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("there is none; put it into that variable, or into OLLAMA_API_KEY_COMMAND");
        for (String silent : List.of("false", "true")) {
            assertThatThrownBy(calls(server(VARIABLE), new Keychain(Map.of(VARIABLE + "_COMMAND", silent)))
                            .get("/api/tags"))
                    .as(silent)
                    .hasMessageContaining("printed no key");
        }
        assertThatThrownBy(calls(server(VARIABLE), new Keychain(Map.of(VARIABLE, "sk two\nlines")))
                        .get("/api/show"))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("copy it again")
                .hasMessageNotContaining("lines");
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sk-0123456789", "AWS_SECRET_ACCESS_KEY", "MODELDECK_TOKEN_COMMAND", "OLLAMA_", "OLLAMA_KEY;ls"})
    void aKeyIsNamedByAVariableThatIsMeantForIt(String named) {
        OllamaServer local = OllamaServer.LOCAL;
        assertThatThrownBy(() -> local.withKey(Optional.of(named)))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("named by the variable")
                .hasMessageNotContaining("sk-0123456789");
    }

    @Test
    void aKeyTravelsEncryptedOrNotAtAll() {
        Optional<String> named = Optional.of(VARIABLE);
        OllamaServer open = OllamaServer.parse("http://gpu-box");
        assertThatThrownBy(() -> open.withKey(named))
                .hasMessageContaining("unencrypted")
                .hasMessageContaining("https://");
        assertThat(OllamaServer.parse("https://gpu-box").withKey(named).key()).contains(VARIABLE);
    }

    @Test
    void theNameOfTheKeyIsKeptAndNeverTheKey() {
        byte[] kept = new OllamaReference(server(VARIABLE), "tiny", OllamaMode.CHAT).document();
        assertThat(new String(kept, StandardCharsets.UTF_8)).contains("\"key\":\"" + VARIABLE + "\"");
        assertThat(OllamaReference.read(kept, "tiny").server()).isEqualTo(server(VARIABLE));
        String foreign =
                "{\"endpoint\":\"https://elsewhere\",\"modelName\":\"m\",\"mode\":\"chat\",\"key\":\"HF_TOKEN\"}";
        assertThatThrownBy(() -> OllamaReference.read(foreign.getBytes(StandardCharsets.UTF_8), "tiny"))
                .hasMessageContaining("is no reference to a model of Ollama");
    }
}
