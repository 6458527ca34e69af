package org.bangui.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidNetworkException;
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

/** One opened MMDB file; what it holds is told by its records, not by its name. Never changes; safe for many threads. */
final class MmdbFile {

    /** What a file can answer. */
    enum Kind {
        COUNTRIES,
        NETWORKS
    }

    /** Larger files are mapped: they would fill the heap of a small server. */
    private static final long LARGEST_IN_MEMORY = 32L << 20;

    private static final int RECORDS_TO_LOOK_AT = 1000;

    private final Reader reader;
    private final Kind kind;
    private final String source;

    private MmdbFile(Reader reader, String name) throws IOException {
        this.reader = reader;
        this.kind = kindOf(reader);
        this.source =
                MmdbRecords.clean(name) + " " + built().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Opens a file and tries it all over its address range. */
    static MmdbFile read(Path file) {
        try {
            boolean large = Files.size(file) > LARGEST_IN_MEMORY;
            Reader.FileMode mode = large ? Reader.FileMode.MEMORY_MAPPED : Reader.FileMode.MEMORY;
            Reader reader = new Reader(file.toFile(), mode, new CHMCache());
            return tried(new MmdbFile(reader, reader.getMetadata().databaseType()));
        } catch (IOException | RuntimeException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /** As {@link #read(Path)}, from a stream that is read into memory and closed; the name is what to call it. */
    static MmdbFile read(InputStream stream, String name) {
        try (stream) {
            return tried(new MmdbFile(new Reader(stream, new CHMCache()), name));
        } catch (IOException | RuntimeException e) {
            throw unreadable(name, e);
        }
    }

    Kind kind() {
        return kind;
    }

    /** What the file calls itself and the day it was made, for example {@code GeoLite2-Country 2026-06-01}. */
    String source() {
        return source;
    }

    /** Whether pages that show its answers must link to DB-IP. */
    boolean isOfDbIp() {
        return source.startsWith("DB-IP") || source.startsWith("DBIP");
    }

    Instant built() {
        return reader.getMetadata().buildTime();
    }

    /** The alpha-2 code of the country, null when the file does not know. */
    String country(InetAddress address) throws IOException {
        MmdbRecords.Country found = reader.get(address, MmdbRecords.Country.class);
        return found == null ? null : found.code();
    }

    /** Who runs the address's network, null when the file does not know. */
    MmdbRecords.Operator operator(InetAddress address) throws IOException {
        return reader.get(address, MmdbRecords.Operator.class);
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
        return new UnreadableDatabaseException(
                "The geolocation database " + name + " cannot be used: " + reason(e) + ".", e);
    }

    private static String reason(Exception e) {
        String text = MmdbRecords.clean(e.getMessage()).replaceAll("[.?!]$", "");
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (text.contains("metadata marker")) {
            return "it is no MMDB file, or only a part of one";
        }
        return text.isEmpty() ? "it is damaged" : text;
    }
}
