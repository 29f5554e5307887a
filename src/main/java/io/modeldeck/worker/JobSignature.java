package io.modeldeck.worker;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a worker may do for one job, for a time. The key lies in the workspace's folder in a file for its owner alone; it is in no database and no backup, so that a copy of either opens
 * nothing.
 */
final class JobSignature {

    /** What a signature is for; one is worth nothing for the other. */
    enum Purpose {
        CALL_BACK,
        ROWS
    }

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final byte[] key;

    JobSignature(byte[] key) {
        this.key = key.clone();
    }

    /** With the key of the folder, which is made where there is none. */
    static JobSignature of(Path folder) {
        Path file = folder.resolve(".worker-key");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(fresh);
                Path part = Files.createTempFile(folder, ".worker-key", ".part", ownerOnly());
                Files.write(part, fresh, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.move(part, file);
            }
            return new JobSignature(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new StoreException("Cannot keep the key for workers in " + file + " (" + DiskReason.of(e) + ").", e);
        }
    }

    /** A token: when it ends, and the signature over it. */
    String token(Purpose purpose, WorkerJob job, Instant expires) {
        return expires.getEpochSecond() + "." + signature(purpose, job, expires.getEpochSecond());
    }

    /** Whether the token was made here, for that purpose and job, and has not ended. */
    boolean accepts(Purpose purpose, WorkerJob job, String token, Instant now) {
        int dot = token.indexOf('.');
        if (dot < 1 || dot > 19 || !token.substring(0, dot).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        long expires = Long.parseLong(token.substring(0, dot));
        boolean signed = MessageDigest.isEqual(
                signature(purpose, job, expires).getBytes(StandardCharsets.UTF_8),
                token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return signed && now.getEpochSecond() <= expires;
    }

    private String signature(Purpose purpose, WorkerJob job, long expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String signed = purpose + "\n" + job.id() + "\n" + job.nonce() + "\n" + expires;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
