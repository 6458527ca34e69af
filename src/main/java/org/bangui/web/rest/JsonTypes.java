package org.bangui.web.rest;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.nio.file.Path;
import java.time.Duration;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;
import org.bangui.system.HostId;

/** How the types of the field look in JSON: names and addresses as texts, durations as seconds. */
final class JsonTypes {

    private JsonTypes() {}

    static JsonbAdapter<?, ?>[] adapters() {
        return new JsonbAdapter<?, ?>[] {
            new JailNames(), new BanIds(), new Addresses(), new Networks(), new HostIds(), new Seconds(), new Paths()
        };
    }

    /** Jail names. */
    public static final class JailNames implements JsonbAdapter<JailName, String> {
        @Override
        public String adaptToJson(JailName name) {
            return name.value();
        }

        @Override
        public JailName adaptFromJson(String text) {
            return new JailName(text);
        }
    }

    /** What is banned. */
    public static final class BanIds implements JsonbAdapter<BanId, String> {
        @Override
        public String adaptToJson(BanId id) {
            return id.value();
        }

        @Override
        public BanId adaptFromJson(String text) {
            return new BanId(text);
        }
    }

    /** Addresses. */
    public static final class Addresses implements JsonbAdapter<IpAddress, String> {
        @Override
        public String adaptToJson(IpAddress address) {
            return address.text();
        }

        @Override
        public IpAddress adaptFromJson(String text) {
            return new IpAddress(text);
        }
    }

    /** Networks. */
    public static final class Networks implements JsonbAdapter<Cidr, String> {
        @Override
        public String adaptToJson(Cidr network) {
            return network.text();
        }

        @Override
        public Cidr adaptFromJson(String text) {
            return Cidr.parse(text);
        }
    }

    /** Host ids. */
    public static final class HostIds implements JsonbAdapter<HostId, String> {
        @Override
        public String adaptToJson(HostId id) {
            return id.value();
        }

        @Override
        public HostId adaptFromJson(String text) {
            return new HostId(text);
        }
    }

    /** Durations. */
    public static final class Seconds implements JsonbAdapter<Duration, Long> {
        @Override
        public Long adaptToJson(Duration duration) {
            return duration.toSeconds();
        }

        @Override
        public Duration adaptFromJson(Long seconds) {
            return Duration.ofSeconds(seconds);
        }
    }

    /** Paths of files. */
    public static final class Paths implements JsonbAdapter<Path, String> {
        @Override
        public String adaptToJson(Path path) {
            return path.toString();
        }

        @Override
        public Path adaptFromJson(String text) {
            return Path.of(text);
        }
    }
}
