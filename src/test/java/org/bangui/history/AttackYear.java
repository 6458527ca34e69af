package org.bangui.history;

import java.util.Random;

/** Bans as real attacks make them: a few networks and jails have most, and half of the addresses come once. */
final class AttackYear {

    private static final long YEAR = 365L * 86_400;
    private static final int NETWORKS = 20_000;
    /** Two weeks of the year in which half of the bans are of one network, which is quiet at all other times. */
    private static final double[] WAVE = {0.3, 0.34};

    private static final String[] JAILS = {
        "sshd",
        "nginx-http-auth",
        "postfix",
        "dovecot",
        "recidive",
        "nginx-botsearch",
        "apache-auth",
        "pure-ftpd",
        "roundcube-auth",
        "nextcloud"
    };

    private final Random random = new Random(42);
    private final int[] networks = random.ints(NETWORKS).toArray();
    private final long start;
    private final double step;
    private long count;

    /** @param asn of the network */
    record Ban(String ip, String jail, String origin, long at, String asn) {}

    AttackYear(int bans, long end) {
        start = end - YEAR;
        step = (double) YEAR / bans;
    }

    /** The next of the year, oldest first. */
    Ban next() {
        boolean imported = random.nextInt(20) == 0;
        String jail = imported ? "blocklist-import" : JAILS[skewed(JAILS.length)];
        long at = start + (long) (count++ * step);
        if (isWave(at) && random.nextBoolean()) {
            String ip = "185.77." + random.nextInt(256) + "." + random.nextInt(256);
            return new Ban(ip, jail, origin(imported), at, "AS1854");
        }
        int kind = random.nextInt(20);
        if (kind == 0) {
            String ip =
                    "2a%02x:%x::%x".formatted(random.nextInt(16), random.nextInt(0xffff), 1 + random.nextInt(0xffff));
            return new Ban(ip, jail, origin(imported), at, "AS" + (64_000 + random.nextInt(500)));
        }
        int address = kind < 10 ? random.nextInt() : networks[skewed(NETWORKS)] & ~0xff | 1 + random.nextInt(254);
        int first = 1 + (address >>> 24) % 223;
        String ip = first + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
        return new Ban(ip, jail, origin(imported), at, "AS" + (1_000 + (address >>> 18)));
    }

    private boolean isWave(long at) {
        double part = (at - start) / (double) YEAR;
        return part >= WAVE[0] && part < WAVE[1];
    }

    private int skewed(int size) {
        return (int) (size * Math.pow(random.nextDouble(), 4));
    }

    private static String origin(boolean imported) {
        return imported ? "BLOCKLIST" : "SELFBLOCK";
    }
}
