package org.bangui.geo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangui.net.Cidr;

/** Writes small MMDB files (format 2.0, IPv6 tree with IPv4 in ::/96, 24-bit records) for tests. */
final class MmdbWriter {

    private static final byte[] METADATA = {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF};

    private final String type;
    private final List<Object[]> nodes = new ArrayList<>();
    private final Object[] root = new Object[2];

    MmdbWriter(String type) {
        this.type = type;
    }

    /** A record for a network; later ones must not cover earlier ones. */
    MmdbWriter with(String network, Map<String, ?> record) {
        Cidr cidr = Cidr.parse(network);
        byte[] bytes = cidr.network().bytes();
        int shift = bytes.length == 4 ? 96 : 0;
        byte[] whole = new byte[16];
        System.arraycopy(bytes, 0, whole, shift / 8, bytes.length);
        int length = shift + cidr.prefix();
        Object[] node = root;
        for (int i = 0; i < length - 1; i++) {
            int bit = bit(whole, i);
            if (node[bit] == null) {
                node[bit] = new Object[2];
            }
            node = (Object[]) node[bit];
        }
        node[bit(whole, length - 1)] = record;
        return this;
    }

    private static int bit(byte[] bytes, int i) {
        return bytes[i / 8] >> (7 - i % 8) & 1;
    }

    byte[] bytes() {
        nodes.clear();
        number(root);
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Object[] node : nodes) {
            for (Object child : node) {
                int pointer = pointer(child, data);
                tree.write(pointer >> 16);
                tree.write(pointer >> 8);
                tree.write(pointer);
            }
        }
        tree.writeBytes(new byte[16]);
        tree.writeBytes(data.toByteArray());
        tree.writeBytes(METADATA);
        tree.writeBytes("MaxMind.com".getBytes(UTF_8));
        tree.writeBytes(encoded(metadata()));
        return tree.toByteArray();
    }

    private void number(Object[] node) {
        nodes.add(node);
        for (Object child : node) {
            if (child instanceof Object[] inner) {
                number(inner);
            }
        }
    }

    private int pointer(Object child, ByteArrayOutputStream data) {
        if (child == null) {
            return nodes.size();
        }
        if (child instanceof Object[] inner) {
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i) == inner) {
                    return i;
                }
            }
        }
        int place = nodes.size() + 16 + data.size();
        data.writeBytes(encoded(child));
        return place;
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", (short) 2);
        metadata.put("binary_format_minor_version", (short) 0);
        metadata.put("build_epoch", BigInteger.valueOf(1_780_000_000L));
        metadata.put("database_type", type);
        metadata.put("description", Map.of());
        metadata.put("ip_version", (short) 6);
        metadata.put("languages", List.of());
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", (short) 24);
        return metadata;
    }

    private static byte[] encoded(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(UTF_8);
            header(out, 2, bytes.length);
            out.writeBytes(bytes);
        } else if (value instanceof Map<?, ?> map) {
            header(out, 7, map.size());
            map.forEach((key, each) -> {
                out.writeBytes(encoded(key));
                out.writeBytes(encoded(each));
            });
        } else if (value instanceof List<?> list) {
            header(out, 11, list.size());
            list.forEach(each -> out.writeBytes(encoded(each)));
        } else {
            number(out, value);
        }
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, Object value) {
        if (value instanceof Short number) {
            header(out, 5, 2);
            out.writeBytes(ByteBuffer.allocate(2).putShort(number).array());
        } else if (value instanceof Integer number) {
            header(out, 6, 4);
            out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
        } else if (value instanceof BigInteger number) {
            header(out, 9, 8);
            out.writeBytes(
                    ByteBuffer.allocate(8).putLong(number.longValueExact()).array());
        } else {
            throw new IllegalArgumentException(value + " is of no type this writes.");
        }
    }

    private static void header(ByteArrayOutputStream out, int type, int size) {
        int low = size < 29 ? size : size < 285 ? 29 : 30;
        out.write((type > 7 ? 0 : type) << 5 | low);
        if (type > 7) {
            out.write(type - 7);
        }
        if (low == 29) {
            out.write(size - 29);
        } else if (low == 30) {
            out.write(size - 285 >> 8);
            out.write(size - 285);
        }
    }
}
