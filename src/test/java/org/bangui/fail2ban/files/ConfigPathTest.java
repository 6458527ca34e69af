package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigPathTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../jail.local",
                "jail.d/../../x.local",
                "jail.d/..local",
                "jail.d/.local",
                "jail.d/.hidden.local",
                "jail.d/a/b.local",
                "jail.d//a.local",
                "jail.d\\a.local",
                "jail.d/a.local\n",
                "jail.d/a\u0000.local",
                "jail.d/-rf.local",
                "jail.d/a.py",
                "jail.d/a.local.tmp",
                "other.d/a.local",
                "passwd.local",
                "./jail.local",
                "jail.local/",
                "jail.d/\u202ea.local"
            })
    void whatLeadsElsewhereOrIsNoConfigurationIsRefused(String path) {
        assertThatExceptionOfType(RefusedFileException.class).isThrownBy(() -> new ConfigPath(path));
    }

    @Test
    void aPathKnowsItsParts() {
        ConfigPath path = new ConfigPath("filter.d/apache-auth.conf");
        assertThat(path.folder()).isEqualTo("filter.d");
        assertThat(path.name()).isEqualTo("apache-auth");
        assertThat(path.local()).hasToString("filter.d/apache-auth.local");
        assertThat(path.isLocal()).isFalse();
        assertThat(new ConfigPath("jail.local").folder()).isEmpty();
        assertThat(new ConfigPath("paths-overrides.local").isLocal()).isTrue();
        assertThat(new ConfigPath("action.d/x.local").isAction()).isTrue();
    }
}
