package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IniEditorTest {

    private static final ConfigPath PATH = new ConfigPath("jail.local");

    private static IniEditor editor(String text) {
        return IniEditor.of(PATH, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String edited(String text, Consumer<IniEditor> change) {
        IniEditor editor = editor(text);
        change.accept(editor);
        return new String(editor.content(), StandardCharsets.UTF_8);
    }

    @Test
    void oneValueChangesAndEverythingElseStays() {
        String text =
                "# ours\n\n[DEFAULT]\n; long\nbantime  = 10m   ; the office asked\nfindtime: 5m\n\n[sshd]\nenabled=true\n";
        assertThat(edited(text, file -> file.set("DEFAULT", "BanTime", "1h")))
                .isEqualTo(text.replace("= 10m   ;", "= 1h   ;"));
        assertThat(edited(text, file -> file.set("DEFAULT", "findtime", "1h"))).isEqualTo(text.replace(": 5m", ": 1h"));
        assertThat(edited(text, file -> file.set("sshd", "enabled", "false")))
                .isEqualTo(text.replace("=true", "=false"));
    }

    @Test
    void lineEndsStayAsTheyAre() {
        assertThat(edited("[sshd]\r\nenabled = true\r\n", file -> {
                    file.set("sshd", "bantime", "1h");
                    file.set("nginx", "logpath", "/a\n/b");
                }))
                .isEqualTo(
                        "[sshd]\r\nenabled = true\r\nbantime = 1h\r\n\r\n[nginx]\r\nlogpath = /a\r\n          /b\r\n");
    }

    @Test
    void aFileWithoutLineEndIsContinued() {
        assertThat(edited("[sshd]\nenabled = true", file -> file.set("sshd", "logpath", "/a\n/b")))
                .isEqualTo("[sshd]\nenabled = true\nlogpath = /a\n          /b\n");
        assertThat(edited("[sshd]\nlogpath = /a", file -> file.set("sshd", "logpath", "/a\n/b")))
                .isEqualTo("[sshd]\nlogpath = /a\n          /b\n");
    }

    @Test
    void aValueOfSeveralLinesKeepsTheCommentsOfTheLinesThatStay() {
        String text = "[sshd]\nignoreip = 192.0.2.1\n  # office\n  192.0.2.2 ; old\n  # home\n  192.0.2.3\nport = 22\n";
        assertThat(edited(text, file -> file.set("sshd", "ignoreip", "192.0.2.1\n192.0.2.9\n192.0.2.3")))
                .isEqualTo(text.replace("192.0.2.2", "192.0.2.9"));
        assertThat(edited(text, file -> file.set("sshd", "ignoreip", "192.0.2.1\n192.0.2.3")))
                .isEqualTo(text.replace("  192.0.2.2 ; old\n", ""));
        assertThat(edited(text, file -> file.set("sshd", "ignoreip", "192.0.2.1\n192.0.2.2\n192.0.2.3\n192.0.2.4")))
                .isEqualTo(text.replace("  192.0.2.3\n", "  192.0.2.3\n  192.0.2.4\n"));
        assertThat(edited(text, file -> file.set("sshd", "ignoreip", "192.0.2.7")))
                .isEqualTo("[sshd]\nignoreip = 192.0.2.7\n  # office\n  # home\nport = 22\n");
    }

    @Test
    void aNewOptionStandsBehindTheLastOfItsSection() {
        String text = "[sshd]\n  enabled = true\n\n# about nginx\n[nginx]\nenabled = true\n";
        assertThat(edited(text, file -> file.set("sshd", "bantime", "1h")))
                .isEqualTo(text.replace("  enabled = true\n\n", "  enabled = true\n  bantime = 1h\n\n"));
    }

    @Test
    void aRemovedOptionTakesAllItsLines() {
        String text = "[sshd]\nlogpath = /a\n          /b\nport = 22\n";
        assertThat(edited(text, file -> file.remove("sshd", "logpath"))).isEqualTo("[sshd]\nport = 22\n");
        assertThat(edited(text, file -> file.remove("sshd", "bantime"))).isEqualTo(text);
    }

    @Test
    void aRemovedSectionLeavesTheOthersAndTheirComments() {
        String text = "# top\n[a]\nx = 1\n\n# about b\n[b]\ny = 2\n # in b\n\n# about c\n[c]\nz = 3\n";
        assertThat(edited(text, file -> file.removeSection("b")))
                .isEqualTo("# top\n[a]\nx = 1\n\n# about b\n# about c\n[c]\nz = 3\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1h\r\n[x]",
                "1h\u0000",
                "a\u001bb",
                "one\n# two",
                "one ; two",
                "one\n;two",
                "; one",
                "\ud800",
                "a\u2028b",
            })
    void aValueThatCannotBeReadBackIsRefused(String value) {
        IniEditor editor = editor("[sshd]\nbantime = 10m\n");
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> editor.set("sshd", "bantime", value))
                .withMessageContaining("bantime");
        assertThat(editor.content()).asString().isEqualTo("[sshd]\nbantime = 10m\n");
    }

    @Test
    void aLineOfAValueNeverBecomesASectionOrAnOption() {
        String text = edited(
                "[sshd]\nenabled = true\n", file -> file.set("sshd", "failregex", "^a\n[nginx]\nenabled = false"));
        assertThat(editor(text).get("sshd", "failregex")).contains("^a\n[nginx]\nenabled = false");
        assertThat(editor(text).get("sshd", "enabled")).contains("true");
        assertThat(editor(text).has("nginx")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a]\n[b", "", " a", "a\n", "a ", "[a"})
    void aSectionThatIsNoNameIsRefused(String section) {
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> editor("").set(section, "bantime", "1h"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a\nb", "", "#a", "[a]", "a b"})
    void anOptionThatIsNoNameIsRefused(String option) {
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> editor("").set("sshd", option, "1h"));
    }

    @Test
    void aFileThatFail2banCannotReadIsNotEdited() {
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> editor("[a]\nx = 1\nx = 2\n"))
                .withMessageContaining("jail.local:3");
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> IniEditor.of(PATH, "[a]\n# \u00e9\n".getBytes(StandardCharsets.ISO_8859_1)))
                .withMessageContaining("UTF-8");
    }

    @Test
    void aChangeThatWouldMoveOtherValuesIsRefused() {
        IniEditor editor = editor("[a]\n  [b]\n  y = 1\n");
        assertThatExceptionOfType(RefusedFileException.class)
                .isThrownBy(() -> editor.set("a", "x", "1"))
                .withMessageContaining("laid out");
    }
}
