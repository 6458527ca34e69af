package org.bangui.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import com.maxmind.db.Metadata;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One opened MMDB file; what it holds is told by its records, not by its name. Never changes; safe for many threads. */
final class MmdbFile {

    /** What a file can answer. */
    enum Kind {
        COUNTRIES,
        NETWORKS
    }

    /** A country as any file may have it: flat as the ip-location-db project writes, nested as MaxMind and DB-IP do. */
    public static final class Country {
        private final String code;

        @MaxMindDbConstructor
        public Country(
                @MaxMindDbParameter(name = "country_code") String flat,
                @MaxMindDbParameter(name = "country") Place located,
                @MaxMindDbParameter(name = "registered_country") Place registered) {
            this.code = Stream.of(flat, Place.code(located), Place.code(registered))
                    .filter(each -> each != null && CODE.matcher(each).matches())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The part of a country that is read. */
    public record Place(String code) {
        @MaxMindDbConstructor
        public Place(@MaxMindDbParameter(name = "iso_code") String code) {
            this.code = code;
        }

        static String code(Place place) {
            return place == null ? null : place.code;
        }
    }

    /** Who runs a network: {@code AS64500}, and the name its owner gave; each null when not known. */
    public static final class Operator {
        private final String asn;
        private final String org;

        @MaxMindDbConstructor
        public Operator(
                @MaxMindDbParameter(name = "autonomous_system_number") Long number,
                @MaxMindDbParameter(name = "autonomous_system_organization") String org) {
            this.asn = number == null ? null : "AS" + number;
            this.org = clean(org).isEmpty() ? null : clean(org);
        }

        String asn() {
            return asn;
        }

        String org() {
            return org;
        }
    }

    /** Larger files are mapped: they would fill the heap of a small server. */
    private static final long LARGEST_IN_MEMORY = 32L << 20;

    private static final int RECORDS_TO_LOOK_AT = 1000;
    private static final int LONGEST_ORG = 200;
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    private final Reader reader;
    private final Kind kind;

    private MmdbFile(Reader reader) throws IOException {
        this.reader = reader;
        this.kind = kindOf(reader);
    }

    /** Opens a file and tries it all over its address range. */
    static MmdbFile read(Path file) {
        try {
            boolean large = Files.size(file) > LARGEST_IN_MEMORY;
            Reader.FileMode mode = large ? Reader.FileMode.MEMORY_MAPPED : Reader.FileMode.MEMORY;
            return tried(new MmdbFile(new Reader(file.toFile(), mode, new CHMCache())));
        } catch (IOException | RuntimeException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /** As {@link #read(Path)}, from a stream that is read into memory and closed. */
    static MmdbFile read(InputStream stream, String name) {
        try (stream) {
            return tried(new MmdbFile(new Reader(stream, new CHMCache())));
        } catch (IOException | RuntimeException e) {
            throw unreadable(name, e);
        }
    }

    Kind kind() {
        return kind;
    }

    /** What the file calls itself and the day it was made, for example {@code GeoLite2-Country 2026-06-01}. */
    String source() {
        return clean(reader.getMetadata().databaseType()) + " "
                + built().atZone(ZoneOffset.UTC).toLocalDate();
    }

    Instant built() {
        Metadata metadata = reader.getMetadata();
        return metadata.buildTime();
    }

    /** The alpha-2 code of the country, null when the file does not know. */
    String country(InetAddress address) throws IOException {
        Country found = reader.get(address, Country.class);
        return found == null ? null : found.code;
    }

    /** Who runs the address's network, null when the file does not know. */
    Operator operator(InetAddress address) throws IOException {
        return reader.get(address, Operator.class);
    }

    /** A text from the file, without control characters and not longer than a line. */
    static String clean(String text) {
        String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > LONGEST_ORG ? plain.substring(0, LONGEST_ORG) : plain;
    }

    private static Kind kindOf(Reader reader) throws IOException {
        Networks<?> networks = networks(reader);
        for (int i = 0; i < RECORDS_TO_LOOK_AT && networks.hasNext(); i++) {
            if (networks.next().data() instanceof Map<?, ?> fields) {
                if (fields.containsKey("country_code") || fields.containsKey("country")) {
                    return Kind.COUNTRIES;
                }
                if (fields.containsKey("autonomous_system_number")) {
                    return Kind.NETWORKS;
                }
            }
        }
        throw new IOException("its records name neither countries nor autonomous systems");
    }

    private static Networks<?> networks(Reader reader) throws IOException {
        try {
            return reader.networks(Map.class);
        } catch (InvalidNetworkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static MmdbFile tried(MmdbFile file) throws IOException {
        for (int first = 0; first < 256; first++) {
            byte[] v4 = {(byte) first, 1, 1, 1};
            file.probe(InetAddress.getByAddress(v4));
            byte[] v6 = new byte[16];
            v6[0] = 0x20;
            v6[1] = (byte) first;
            if (file.reader.getMetadata().ipVersion() == 6) {
                file.probe(InetAddress.getByAddress(v6));
            }
        }
        return file;
    }

    private void probe(InetAddress address) throws IOException {
        if (kind == Kind.COUNTRIES) {
            country(address);
        } else {
            operator(address);
        }
    }

    private static UnreadableDatabaseException unreadable(String name, Exception e) {
        String reason = clean(e.getMessage());
        if (e instanceof NoSuchFileException) {
            reason = "it is not there";
        } else if (reason.isEmpty()) {
            reason = "it is damaged";
        }
        return new UnreadableDatabaseException(
                "The geolocation database " + name + " cannot be used: " + reason + ".", e);
    }
}
