package io.modeldeck.worker;

import io.modeldeck.config.Settings;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where workers call back: this machine alone, unless a person says otherwise and has a certificate. */
public final class WorkerSettings {

    /** The address to listen on; absent: 127.0.0.1. */
    public static final String ADDRESS = "workers.address";

    /** The port; absent: any that is free. */
    public static final String PORT = "workers.port";

    /** The name by which workers reach this machine. */
    public static final String HOST = "workers.host";

    /** A file with the certificate and its key, PKCS #12. */
    public static final String KEY_STORE = "workers.keystore";

    /** A file with the password of the key store, for its owner alone. */
    public static final String PASSWORD_FILE = "workers.passwordFile";

    /** All of them. */
    public static final List<String> NAMES = List.of(ADDRESS, PORT, HOST, KEY_STORE, PASSWORD_FILE);

    private final Settings settings;

    public WorkerSettings(Settings settings) {
        this.settings = settings;
    }

    /** Refuses an address beyond this machine that is not encrypted, and what cannot be read. */
    public void requireSound() {
        binding(0);
    }

    /** Where workers call back, in words. */
    public String words() {
        HttpDoor.Binding binding = binding(0);
        String port = binding.port() == 0 ? "any free port" : "port " + binding.port();
        return binding.tls().isPresent()
                ? "Workers call back at " + binding.host() + ", encrypted, on " + port + " of " + binding.address()
                        + ", while a job is open."
                : "Workers on this machine call back on " + port + " of 127.0.0.1, while a job is open.";
    }

    /** @param usual the port where the settings name none */
    HttpDoor.Binding binding(int usual) {
        Optional<String> address = word(ADDRESS);
        int port = word(PORT).map(WorkerSettings::port).orElse(usual);
        if (address.isEmpty() || isLoopback(address.get())) {
            return HttpDoor.Binding.loopback(port);
        }
        Path store = word(KEY_STORE)
                .map(Path::of)
                .orElseThrow(() -> new Problem("Workers may call back on " + address.get()
                        + " only encrypted; name a certificate with: modeldeck workers set --keystore FILE"
                        + " --password-file FILE."));
        return new HttpDoor.Binding(
                address.get(),
                port,
                word(HOST).orElse(address.get()),
                Optional.of(new HttpDoor.Tls(store, password())));
    }

    private String password() {
        Path file = word(PASSWORD_FILE)
                .map(Path::of)
                .orElseThrow(
                        () -> new Problem("The certificate for workers needs its password; name a file that holds it"
                                + " with: modeldeck workers set --password-file FILE."));
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Problem("Cannot read " + file + " (" + DiskReason.of(e) + ").", e);
        }
    }

    private Optional<String> word(String name) {
        return settings.get(name).filter(word -> !word.isBlank());
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port < 1 << 16) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw noPort(text);
        }
        throw noPort(text);
    }

    private static Problem noPort(String text) {
        return new Problem("'" + text + "' is no port for workers; set one from 0 to 65535 with: modeldeck workers set"
                + " --port PORT.");
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new Problem(
                    "The address '" + address + "' for workers is not known; set another with: modeldeck workers"
                            + " set --address ADDRESS.",
                    e);
        }
    }
}
