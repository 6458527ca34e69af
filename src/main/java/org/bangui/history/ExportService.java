package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Writes archived bans out, newest first, however many: page by page, so that neither the memory nor a transaction grows
 * with them.
 */
@ApplicationScoped
public class ExportService {

    private static final int PAGE = 1_000;

    @Inject
    ArchiveRepository bans;

    private interface Row {
        void write(BanEntry ban) throws IOException;
    }

    /** As a table for spreadsheets: UTF-8, RFC 4180, a first line of names. Does not close the stream. */
    public void csv(BanFilter filter, OutputStream out) throws IOException {
        Writer writer = writer(out);
        writer.write(CsvLine.NAMES);
        each(filter, ban -> writer.write(CsvLine.of(ban)));
        writer.flush();
    }

    /** One line of JSON for each ban. Does not close the stream. */
    public void lines(BanFilter filter, Function<BanEntry, String> json, OutputStream out) throws IOException {
        Writer writer = writer(out);
        each(filter, ban -> writer.append(json.apply(ban)).write('\n'));
        writer.flush();
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    private void each(BanFilter filter, Row row) throws IOException {
        BanCursor after = null;
        boolean more = true;
        while (more) {
            var page = bans.part(filter, Sequence.NEWEST, after, PAGE, 0);
            for (ArchivedBan ban : page) {
                row.write(BanEntry.of(ban));
                after = BanCursor.of(ban);
            }
            more = page.size() == PAGE;
        }
    }
}
