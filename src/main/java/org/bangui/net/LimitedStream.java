package org.bangui.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails instead of going on beyond a limit. Closing it closes nothing else. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedStream(InputStream stream, long limit) {
        super(stream);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        counted(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        counted(read);
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        counted(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Leaves the stream beneath alone: its owner would read an endless answer to its end before closing it. */
    @Override
    public void close() {}

    private void counted(long bytes) {
        count += Math.max(0, bytes);
        if (count > limit) {
            throw new DownloadException("The answer is larger than " + (limit >> 20) + " MiB.");
        }
    }
}
