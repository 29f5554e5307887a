package io.modeldeck.worker;

import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server: few threads, bounded requests, only hosts that it knows. */
final class HttpDoor implements AutoCloseable {

    /** Answers one request, on a thread of the server; may read its body. */
    @FunctionalInterface
    interface Desk {
        HttpReply answer(HttpCall call) throws IOException;
    }

    /**
     * Where it listens.
     *
     * @param address to bind to
     * @param port 0: any that is free
     * @param host by which callers reach it
     * @param tls key store and its password; empty: not encrypted, which is for this machine alone
     */
    record Binding(String address, int port, String host, Optional<Tls> tls) {

        static Binding loopback(int port) {
            return new Binding("127.0.0.1", port, "127.0.0.1", Optional.empty());
        }
    }

    /** A PKCS #12 or JKS file with the certificate. */
    record Tls(Path keyStore, String password) {}

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int THREADS = 8;
    private static final int HEADERS = 8 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Server server;
    private final ServerConnector connector;
    private final URI base;

    private HttpDoor(Server server, ServerConnector connector, URI base) {
        this.server = server;
        this.connector = connector;
        this.base = base;
    }

    static HttpDoor open(String name, Binding binding, Desk desk) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName(name);
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration config = new HttpConfiguration();
        config.setSendServerVersion(false);
        config.setRequestHeaderSize(HEADERS);
        HttpConnectionFactory http = new HttpConnectionFactory(config);
        ServerConnector connector = binding.tls()
                .map(tls -> encrypted(server, tls, config, http))
                .orElseGet(() -> new ServerConnector(server, 1, 1, http));
        connector.setHost(binding.address());
        connector.setPort(binding.port());
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.setStopTimeout(0);
        try {
            connector.open();
            int port = connector.getLocalPort();
            String scheme = binding.tls().isPresent() ? "https" : "http";
            URI base = URI.create(scheme + "://" + binding.host() + ":" + port);
            server.setHandler(new Guard(hosts(binding, port), desk));
            server.start();
            return new HttpDoor(server, connector, base);
        } catch (Exception e) {
            stop(server);
            throw new Problem(
                    "Cannot listen on " + binding.address() + ":" + binding.port() + " (" + e.getMessage()
                            + "); choose another address or port.",
                    e);
        }
    }

    private static ServerConnector encrypted(
            Server server, Tls tls, HttpConfiguration config, HttpConnectionFactory http) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.keyStore().toUri().toString());
        context.setKeyStorePassword(tls.password());
        config.addCustomizer(new SecureRequestCustomizer());
        return new ServerConnector(server, 1, 1, new SslConnectionFactory(context, http.getProtocol()), http);
    }

    /** The address by which callers reach it, without a path. */
    URI base() {
        return base;
    }

    int port() {
        return connector.getLocalPort();
    }

    private static Set<String> hosts(Binding binding, int port) {
        return binding.tls().isPresent()
                ? Set.of(binding.host().toLowerCase(Locale.ROOT) + ":" + port)
                : Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The HTTP server did not stop cleanly: {}", e.getMessage());
        }
    }

    /** Refuses what is not meant for this server, whatever it is; then the desk decides. */
    private static final class Guard extends Handler.Abstract {

        private final Set<String> hosts;
        private final Desk desk;

        Guard(Set<String> hosts, Desk desk) {
            this.hosts = hosts;
            this.desk = desk;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            HttpReply reply = reply(request);
            response.setStatus(reply.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            if (reply.status() == HttpReply.TOO_LARGE) {
                // nobody reads the rest
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            response.write(true, ByteBuffer.wrap(reply.content()), callback);
            return true;
        }

        private HttpReply reply(Request request) {
            String host =
                    String.valueOf(request.getHeaders().get(HttpHeader.HOST)).toLowerCase(Locale.ROOT);
            if (!hosts.contains(host)) {
                return HttpReply.refused(HttpReply.MISDIRECTED, "This server does not answer for that host.");
            }
            if (request.getHeaders().contains(HttpHeader.ORIGIN)) {
                return HttpReply.refused(HttpReply.FORBIDDEN, "Pages in browsers have no business here.");
            }
            try (InputStream body = Content.Source.asInputStream(request)) {
                return desk.answer(call(request, body));
            } catch (HttpCall.TooLarge e) {
                return HttpReply.refused(HttpReply.TOO_LARGE, "The body is too large.");
            } catch (Problem e) {
                return HttpReply.refused(HttpReply.BAD_REQUEST, e.getMessage());
            } catch (IOException e) {
                return HttpReply.refused(HttpReply.BAD_REQUEST, "The body did not arrive whole.");
            } catch (RuntimeException e) {
                LOG.error("A request failed", e);
                return HttpReply.refused(HttpReply.FAILED, "The request failed here; try it again.");
            }
        }

        private static HttpCall call(Request request, InputStream body) {
            Map<String, String> query = new LinkedHashMap<>();
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                query.put(field.getName(), field.getValue());
            }
            return new HttpCall(
                    request.getMethod(),
                    String.valueOf(request.getHttpURI().getPath()),
                    query,
                    name -> Optional.ofNullable(request.getHeaders().getField(name))
                            .map(HttpField::getValue),
                    request.getLength(),
                    body);
        }
    }
}
