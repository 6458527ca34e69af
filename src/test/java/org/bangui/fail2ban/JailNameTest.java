package org.bangui.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JailNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"sshd", "nginx-http-auth", "my jail", "a.b_c", "größe", "x", "<script>"})
    void aJailNameIsKept(String name) {
        assertThat(new JailName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "--all",
                "-x",
                ".",
                "..",
                "../x",
                "a/b",
                "a\\b",
                "a,b",
                "a\nb",
                "a\u0000",
                "\u202Eabc",
                " sshd",
                "sshd ",
                "loglevel",
                "logtarget",
                "syslogsocket",
                "allowipv6",
                "thread",
                "dbfile",
                "dbmaxmatches",
                "dbpurgeage"
            })
    void whatTheDaemonWouldReadAsSomethingElseIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JailName(name))
                .withMessage("This is not a jail name.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-1", "--all", "--report-absent", "a\nb", "\u0000", "a\u007f"})
    void whatTheDaemonWouldReadAsAnOptionCannotBeUnbanned(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BanId(id));
    }
}
