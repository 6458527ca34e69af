package org.bangui.fail2ban.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bangui.fail2ban.JailName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplaintsTest {

    private static final JailName SSHD = new JailName("sshd");
    private static final String REFUSED = "2026-11-21 02:29:33,123 fail2ban.transmitter    [7]: ERROR   "
            + "Command ['reload', 'sshd', [], []] has failed. Received RuntimeError('no firewall')\n";
    private static final String FAILED = "2026-11-21 02:29:34,123 fail2ban.actions        [7]: ERROR   "
            + "Failed to start jail 'sshd' action 'nft': \u0007Error\n";
    private static final String UNKNOWN = "2026-11-21 02:29:35,123 fail2ban.transmitter    [7]: ERROR   "
            + "Command ['get', 'sshd', 'bantime'] has failed. Received UnknownJailException('sshd')\n";
    private static final String STARTED =
            "2026-11-21 02:29:36,123 fail2ban.jail           [7]: INFO    Jail 'sshd' started\n";
    private static final String STOPPED =
            "2026-11-21 02:29:36,123 fail2ban.jail           [7]: INFO    Jail 'sshd' stopped\n";

    @TempDir
    Path folder;

    private String last(String... lines) throws IOException {
        Path log = Files.writeString(folder.resolve("fail2ban.log"), String.join("", lines));
        return Complaints.last(log, SSHD).orElse("");
    }

    @Test
    void whatFail2banRefusedIsSaidAlsoWhenTheJailIsAskedForLater() throws IOException {
        assertThat(last(REFUSED, STOPPED, UNKNOWN)).isEqualTo("2026-11-21 02:29:33: RuntimeError('no firewall')");
    }

    @Test
    void whatFailedIsSaidWithoutControlCharacters() throws IOException {
        assertThat(last(FAILED)).isEqualTo("2026-11-21 02:29:34: Failed to start jail 'sshd' action 'nft': ?Error");
    }

    @Test
    void whatWasBeforeAStartOrAnOrderedStopIsOver() throws IOException {
        assertThat(last(REFUSED, FAILED, STARTED)).isEmpty();
        assertThat(last(FAILED, STOPPED)).isEmpty();
    }

    @Test
    void otherJailsAndQuotedLinesSayNothing() throws IOException {
        assertThat(last(REFUSED.replace("sshd", "ssh"))).isEmpty();
        assertThat(last("2026-11-21 02:29:33,123 fail2ban.filter [7]: DEBUG [sshd] x ERROR   boo\n"))
                .isEmpty();
    }

    @Test
    void aLogThatCannotBeReadSaysNothing() {
        assertThat(Complaints.last(folder.resolve("none"), SSHD)).isEmpty();
    }
}
