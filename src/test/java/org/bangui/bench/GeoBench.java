package org.bangui.bench;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bangui.geo.GeoService;
import org.bangui.geo.LocalGeo;
import org.bangui.net.IpAddress;

/** Our lookup against the bare reader on the same file, both from an address as text; every fourth is IPv6. */
final class GeoBench implements Benchmark {

    private static final Path FILE = Path.of("src/main/resources/org/bangui/geo/dbip-country-lite.mmdb");
    private static final int ADDRESSES = 50_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 41;

    private final Random random = new Random(1);
    private long found;

    @Override
    public List<Row> run() throws Exception {
        List<IpAddress> addresses =
                Stream.generate(this::address).limit(ADDRESSES).toList();
        GeoService geo = LocalGeo.bundled();
        try (Reader bare = new Reader(FILE.toFile(), Reader.FileMode.MEMORY, new CHMCache())) {
            Rounds rounds = new Rounds()
                    .add("bare", 1, () -> {
                        for (IpAddress each : addresses) {
                            found += bare.get(InetAddress.getByName(each.text()), Map.class) == null ? 0 : 1;
                        }
                    })
                    .add("ours", 1, () -> {
                        for (IpAddress each : addresses) {
                            found += geo.lookup(each).countryCode() == null ? 0 : 1;
                        }
                    })
                    .run(WARM_UP, ROUNDS);
            return List.of(
                    Row.figure("lookup, bare MMDB reader", rounds.median("bare") / ADDRESSES * 1000, "ns"),
                    Row.figure("lookup, GeoService", rounds.median("ours") / ADDRESSES * 1000, "ns"),
                    Row.atLeast("speed of GeoService to the bare reader", rounds.ratio("bare", "ours"), 0.8));
        }
    }

    private IpAddress address() {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? 16 : 4];
        random.nextBytes(bytes);
        bytes[0] = bytes.length == 16 ? 0x2a : (byte) (1 + random.nextInt(220));
        return IpAddress.of(bytes);
    }
}
