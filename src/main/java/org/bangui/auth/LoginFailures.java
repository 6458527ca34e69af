package org.bangui.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;

/** Counts failed log-ins in a row and makes the address wait from the fifth on. */
@ApplicationScoped
class LoginFailures {

    static final int FREE_TRIES = 5;
    static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    @Inject
    LoginFailureRepository repository;

    @Inject
    Clock clock;

    /**
     * Counts a try as failed before it is looked at, so that many tries at once cannot get in between;
     * {@link #forget} takes it back when the password was right.
     *
     * @throws LockedOutException while the address has to wait
     */
    void count(String address) {
        Optional<Instant> lockedUntil = repository.count(origin(address), Instant.now(clock));
        if (lockedUntil.isPresent()) {
            throw new LockedOutException(lockedUntil.get());
        }
    }

    void forget(String address) {
        repository.forget(origin(address));
    }

    void dropOld() {
        repository.dropBefore(Instant.now(clock).minus(FORGOTTEN_AFTER));
    }

    /** How long to wait after so many failures in a row: 15 s after the fifth, doubling up to 15 min. */
    static Duration waitAfter(int failures) {
        if (failures < FREE_TRIES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE_TRIES, 10);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Who is counted: an IPv4 address, or the /64 network of an IPv6 address, since one customer has all of it. */
    private static String origin(String address) {
        try {
            IpAddress ip = new IpAddress(address);
            return ip.text().contains(":") ? Cidr.parse(ip.text() + "/64").text() : ip.text();
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
