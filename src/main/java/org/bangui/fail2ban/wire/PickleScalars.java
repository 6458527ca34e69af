package org.bangui.fail2ban.wire;

import java.io.IOException;
import java.math.BigInteger;

/** The operations of a pickle that are a value by themselves: nothing, truth, numbers, texts and bytes. */
final class PickleScalars {

    private static final int LONGEST_NUMBER = 255;

    private final PickleInput in;

    PickleScalars(PickleInput in) {
        this.in = in;
    }

    Object read(int operation) throws IOException {
        return switch (operation) {
            case 'N' -> null;
            case 0x88 -> Boolean.TRUE;
            case 0x89 -> Boolean.FALSE;
            case 'K' -> (long) in.next();
            case 'M' -> in.number(2);
            case 'J' -> (long) (int) in.number(4);
            case 0x8a -> integer(in.next());
            case 0x8b -> integer(in.number(4));
            case 'G' -> Double.longBitsToDouble(Long.reverseBytes(in.number8()));
            case 0x8c -> text(in.next());
            case 'X' -> text(in.number(4));
            case 0x8d -> text(in.number8());
            case 'C' -> in.bytes(in.next());
            case 'B' -> in.bytes(in.number(4));
            case 0x8e, 0x96 -> in.bytes(in.number8());
            default -> throw new MalformedReply("operation " + operation + " is not one of fail2ban's");
        };
    }

    private String text(long length) throws IOException {
        return PythonText.decode(in.bytes(length));
    }

    /** A whole number in two's complement, least significant byte first; {@link Long} when it fits. */
    private Object integer(long length) throws IOException {
        if (length > LONGEST_NUMBER) {
            throw new MalformedReply("a number is too long");
        }
        if (length == 0) {
            return 0L;
        }
        byte[] little = in.bytes(length);
        byte[] big = new byte[little.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = little[big.length - 1 - i];
        }
        BigInteger number = new BigInteger(big);
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }
}
