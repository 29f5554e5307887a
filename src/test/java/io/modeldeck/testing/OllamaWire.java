package io.modeldeck.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** The answering half of one connection; each is closed after one answer. */
public final class OllamaWire {

    static final String NDJSON = "application/x-ndjson";
    static final String OBJECT = "application/json; charset=utf-8";

    private final OutputStream out;
    private final Socket socket;

    OllamaWire(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    public void whole(int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(status, type, "Content-Length: " + bytes.length);
        out.write(bytes);
        out.flush();
    }

    public void redirect(String to) throws IOException {
        head(307, OBJECT, "Content-Length: 0\r\nLocation: " + to);
        out.flush();
    }

    public void begin(int status, String type) throws IOException {
        head(status, type, "Transfer-Encoding: chunked");
        out.flush();
    }

    /** One chunk, in a segment of its own. */
    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.write(bytes);
        chunk.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(chunk.toByteArray());
        out.flush();
    }

    public void end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Returns when the client has gone away. */
    public void awaitHangUp() throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new SocketException("the client hung up");
        }
    }

    private void head(int status, String type, String length) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nConnection: close\r\n" + length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }
}
