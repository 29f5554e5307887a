package io.modeldeck.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * An address of this machine at which nobody listens, and nobody can as long as it is held: its port is taken, so no server of a test beside this one
 * gets it, but the socket that took it does not listen, so whoever calls is refused.
 */
public final class VacantAddress implements AutoCloseable {

    private final Socket held = new Socket();

    public VacantAddress() {
        this(0);
    }

    /** At the port of a server that has just been closed; calls that it answered may still linger there. */
    VacantAddress(int port) {
        try {
            held.setReuseAddress(port != 0);
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "http://127.0.0.1:" + held.getLocalPort();
    }

    @Override
    public void close() {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
