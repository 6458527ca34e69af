package org.bangui.history;

import java.nio.file.Path;
import java.time.Instant;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An archive to fill, on each database BanGUI runs on. */
abstract class EmptyArchive {

    static final HostId HOST = HostId.LOCAL;
    static final Instant NOON = Archive.NOON;
    static final JailName SSHD = Archive.SSHD;
    static final JailName IMPORT = Archive.IMPORT;
    static final BanFilter ALL = BanFilter.everything(HOST);

    @TempDir
    Path home;

    Archive archive;

    final void open(TestDatabase kind) {
        archive = new Archive(kind.create(home), home, null);
    }

    @AfterEach
    void close() {
        archive.close();
    }
}
