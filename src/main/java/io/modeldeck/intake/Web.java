package io.modeldeck.intake;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Asks servers that a person named, and those that they point to: nothing packed, nothing unbounded, the key for the hub alone. */
final class Web implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration HEADERS = Duration.ofSeconds(60);
    private static final int MOST_HOPS = 5;
    private static final int LARGEST_DOCUMENT = 16 << 20;
    private static final int ERROR_WORDS = 2_048;
    private static final int CHUNK = 1 << 14;
    private static final WatchedBody.Patience DOCUMENTS =
            new WatchedBody.Patience(Duration.ofSeconds(30), Duration.ofSeconds(60));
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Token token;
    private final WatchedBody.Patience patience;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    Web(Token token, Clock clock) {
        this(token, clock, DOCUMENTS);
    }

    /** @param patience with documents; files have their own */
    Web(Token token, Clock clock, WatchedBody.Patience patience) {
        this.token = token;
        this.clock = clock;
        this.patience = patience;
    }

    /** What a server answered, at the address that did in the end. The body is the caller's to close. */
    record Answer(URI at, int status, HttpResponse<InputStream> response) implements AutoCloseable {

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** Announced bytes of the body; negative where nothing is announced. */
        long length() {
            return response.headers().firstValueAsLong("Content-Length").orElse(-1);
        }

        InputStream body() {
            return response.body();
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException alreadyGone) {
                // Nobody reads it any more.
            }
        }
    }

    /** Asks with GET and follows what may be followed. Answers 200, 206 and 416; everything else is a failure. */
    Answer get(URI uri, Map<String, String> headers) {
        return ask("GET", uri, headers);
    }

    /** The same without a body. */
    Answer head(URI uri) {
        return ask("HEAD", uri, Map.of());
    }

    /** A JSON object of bearable size. */
    Map<String, Object> document(URI uri) {
        try (Answer answer = get(uri, Map.of("Accept", "application/json"))) {
            return Json.readObject(new String(whole(uri, answer), StandardCharsets.UTF_8));
        } catch (FetchFailure e) {
            throw e;
        } catch (Problem e) {
            throw FetchFailure.of(
                    FetchFailure.Code.REFUSED,
                    "What answers at " + uri.getHost() + " does not speak as a hub does (" + e.getMessage()
                            + "); check the address.",
                    e);
        }
    }

    private byte[] whole(URI uri, Answer answer) {
        byte[] bytes = beginning(answer, LARGEST_DOCUMENT + 1);
        if (bytes.length > LARGEST_DOCUMENT) {
            throw FetchFailure.of(
                    FetchFailure.Code.TOO_LARGE,
                    "What " + uri.getHost() + " says of it is longer than " + (LARGEST_DOCUMENT >> 20) + " MB.");
        }
        return bytes;
    }

    /** Never more than so many bytes, and never longer than a server is waited for. */
    private byte[] beginning(Answer answer, int most) {
        try (WatchedBody body = new WatchedBody(answer, patience, () -> false)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (bytes.size() < most) {
                int read = body.read(chunk);
                if (read < 0) {
                    break;
                }
                bytes.write(chunk, 0, Math.min(read, most - bytes.size()));
            }
            return bytes.toByteArray();
        }
    }

    private Answer ask(String method, URI first, Map<String, String> headers) {
        Addresses.requireTyped(first);
        URI uri = first;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            Answer answer = once(method, uri, headers);
            if (answer.status() / 100 != 3) {
                requireAnswer(answer);
                return answer;
            }
            answer.close();
            URI next = target(answer);
            Addresses.requirePointed(uri, next);
            uri = next;
        }
        throw FetchFailure.of(
                FetchFailure.Code.REDIRECT, first.getHost() + " points on and on, more than " + MOST_HOPS + " times.");
    }

    private static URI target(Answer answer) {
        String location = answer.header("Location").orElse("");
        try {
            return answer.at().resolve(URI.create(location));
        } catch (IllegalArgumentException e) {
            throw FetchFailure.of(
                    FetchFailure.Code.REDIRECT, answer.at().getHost() + " points to an address that is none.", e);
        }
    }

    private Answer once(String method, URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(HEADERS)
                // What is packed may be larger than it says.
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "ModelDeck")
                .method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        token.headerFor(uri).ifPresent(key -> request.header("Authorization", key));
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            return new Answer(uri, response.statusCode(), response);
        } catch (ConnectException | HttpTimeoutException e) {
            throw FetchFailure.of(
                    FetchFailure.Code.UNREACHABLE,
                    uri.getHost() + " cannot be reached; check the address and the connection.",
                    e);
        } catch (IOException e) {
            throw brokenOff(uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchFailure.of(FetchFailure.Code.BROKEN_OFF, "The fetch was interrupted.", e);
        }
    }

    static FetchFailure brokenOff(URI uri, IOException e) {
        return FetchFailure.of(
                FetchFailure.Code.BROKEN_OFF,
                "The connection to " + uri.getHost() + " broke (" + e.getMessage()
                        + "); another try goes on where it was.",
                e);
    }

    private void requireAnswer(Answer answer) {
        int status = answer.status();
        if (status == 200 || status == 206 || status == 416) {
            if (answer.header("Content-Encoding")
                    .filter(how -> !how.equals("identity"))
                    .isPresent()) {
                answer.close();
                throw FetchFailure.of(
                        FetchFailure.Code.REFUSED,
                        answer.at().getHost()
                                + " sends its file packed though it was asked not to; that is not taken.");
            }
            return;
        }
        String host = answer.at().getHost();
        String words = words(answer);
        answer.close();
        Optional<Duration> wait = wait(answer);
        if (wait.isPresent() && (status == 429 || status == 503)) {
            throw FetchFailure.after(
                    wait.get(),
                    status == 429 ? FetchFailure.Code.TOO_MANY_REQUESTS : FetchFailure.Code.SERVER_ERROR,
                    host + " answered " + status + " and asks not to be asked for "
                            + wait.get().toSeconds() + " s.");
        }
        throw switch (status) {
            case 401, 403 ->
                FetchFailure.of(
                        FetchFailure.Code.UNAUTHORIZED,
                        host + " answered " + status + ": it wants a key, or one that may read this. Put it into "
                                + Token.KEY + ", or a command that prints it into " + Token.COMMAND + "." + words);
            case 404, 410 ->
                FetchFailure.of(
                        FetchFailure.Code.NOT_FOUND,
                        host + " has nothing at " + answer.at().getPath() + " (" + status
                                + "); check the name, the revision and the address.");
            case 429 -> FetchFailure.of(FetchFailure.Code.TOO_MANY_REQUESTS, host + " is asked too often (429).");
            case 408, 425, 500, 502, 503, 504 ->
                FetchFailure.of(FetchFailure.Code.SERVER_ERROR, host + " answered " + status + "." + words);
            default -> FetchFailure.of(FetchFailure.Code.REFUSED, host + " answered " + status + "." + words);
        };
    }

    /** The server's own words on one line, if it has short ones. */
    private String words(Answer answer) {
        try {
            String text = new String(beginning(answer, ERROR_WORDS), StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
            return text.isEmpty() || text.startsWith("<") || text.length() > 300 ? "" : " It says: " + text;
        } catch (FetchFailure nothingSaid) {
            return "";
        }
    }

    private Optional<Duration> wait(Answer answer) {
        return answer.header("Retry-After").flatMap(text -> {
            try {
                Duration wait = text.strip().matches("[0-9]{1,9}")
                        ? Duration.ofSeconds(Long.parseLong(text.strip()))
                        : Duration.between(
                                clock.instant(),
                                ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                        .toInstant());
                Duration least = wait.isNegative() ? Duration.ZERO : wait;
                return Optional.of(least.compareTo(LONGEST_WAIT) < 0 ? least : LONGEST_WAIT);
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
