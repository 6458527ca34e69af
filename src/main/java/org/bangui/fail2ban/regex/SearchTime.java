package org.bangui.fail2ban.regex;

import java.time.Duration;

/** The time that searches may take together: an expression that runs away ends with it. For one thread. */
public final class SearchTime {

    private static final int READS_BETWEEN_LOOKS = 256;

    private final long end;
    private int reads;

    /** There was no more time. */
    public static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Begins now. */
    public SearchTime(Duration most) {
        this.end = System.nanoTime() + most.toNanos();
    }

    /** The text, to be read as long as there is time; then reading it throws {@link Over}. */
    CharSequence limit(String text) {
        return new Limited(text);
    }

    private void read() {
        if (reads-- <= 0) {
            if (System.nanoTime() - end > 0) {
                throw new Over();
            }
            reads = READS_BETWEEN_LOOKS;
        }
    }

    private final class Limited implements CharSequence {

        private final String text;

        private Limited(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            read();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
