package org.bangui.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The hash of the master password: Argon2id, 19 MiB, two passes, about 50 ms on a small host. */
@ApplicationScoped
class Passwords {

    static final int MAX_LENGTH = 1024;

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 10;

    /** Each check takes memory: a flood of log-ins must wait, not fill the heap. */
    private final Semaphore checks = new Semaphore(AT_ONCE, true);

    String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
    }

    /** Compares at the same cost whether it is right or wrong. @throws BusyException when too many wait already */
    boolean matches(String password, String hash) {
        await();
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            checks.release();
        }
    }

    private void await() {
        try {
            if (!checks.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
    }

    /** Too many log-ins at once. */
    static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
