package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every value knows where it comes from. */
class ProvenanceTest {

    private static String place(Value value) {
        return value.source().toString().replace(ConfigFolder.PATH + "/", "");
    }

    private static Stream<String> chain(Value value) {
        return Stream.iterate(value, each -> each != null, Value::overridden)
                .map(each -> each.content() + " " + place(each));
    }

    @Test
    void aValueKnowsFileAndLineAndAllItOverrides() {
        Jail jail = new ConfigFolder()
                .file("jail.conf", "[DEFAULT]", "bantime = 1", "[a]", "# comment", "bantime = 2", "enabled = true")
                .file("jail.d/x.conf", "", "[a]", "bantime = 3")
                .file("jail.local", "[DEFAULT]", "bantime = 4", "[a]", "bantime = 5")
                .jail("a");
        assertThat(chain(jail.options().get("bantime")))
                .containsExactly(
                        "5 jail.local:4", "3 jail.d/x.conf:3", "2 jail.conf:5", "4 jail.local:2", "1 jail.conf:2");
    }

    @Test
    void aDefaultOfFail2banHasNoPlace() {
        Jail jail =
                new ConfigFolder().file("jail.conf", "[a]", "enabled = true").jail("a");
        assertThat(jail.options().get("backend").source()).isEqualTo(Source.BUILT_IN);
    }

    @Test
    void aReferenceLeadsToItsPart() {
        Jail jail = new ConfigFolder()
                .file("paths.conf", "[DEFAULT]", "base = /var", "log = %(base)s/log")
                .file(
                        "jail.conf",
                        "[INCLUDES]",
                        "before = paths.conf",
                        "[a]",
                        "enabled = true",
                        "ignorecommand = %(log)s/x %(__name__)s")
                .jail("a");
        Value value = jail.options().get("ignorecommand");
        assertThat(value.content()).isEqualTo("/var/log/x a");
        assertThat(place(value)).isEqualTo("jail.conf:5");
        Value log = value.parts().get(0).value();
        assertThat(value.parts()).extracting(Value.Part::reference).containsExactly("log", "__name__");
        assertThat(place(log)).isEqualTo("paths.conf:3");
        assertThat(log.content()).isEqualTo("/var/log");
        assertThat(place(log.parts().get(0).value())).isEqualTo("paths.conf:2");
    }

    @Test
    void eachLineOfAValueHasItsLine() {
        Jail jail = new ConfigFolder()
                .file(
                        "jail.conf",
                        "[a]",
                        "enabled = true",
                        "ignoreip = 1.1.1.1",
                        "   # no",
                        "   2.2.2.2",
                        "",
                        "   3.3.3.3")
                .jail("a");
        assertThat(jail.options().get("ignoreip").source().lines()).containsExactly(3, 5, 6, 7);
    }

    @Test
    void anOptionInBracketsOverridesThatOfTheActionAndLeadsToTheJail() {
        Jail jail = new ConfigFolder()
                .file("jail.conf", "[a]", "enabled = true", "action = act[port=ssh]")
                .file("action.d/act.conf", "[Definition]", "actionban = block <port>", "[Init]", "port = 0:65535")
                .jail("a");
        Definition action = jail.actions().get(0);
        Value ban = action.options().get("actionban");
        assertThat(ban.content()).isEqualTo("block ssh");
        assertThat(place(ban)).isEqualTo("action.d/act.conf:2");
        assertThat(ban.parts()).extracting(Value.Part::reference).containsExactly("port");
        assertThat(place(ban.parts().get(0).value())).isEqualTo("jail.conf:3");
        assertThat(place(action.given().get("known/port"))).isEqualTo("action.d/act.conf:4");
    }

    @Test
    void aCommandKnowsTheValuesItIsMadeOf() {
        Jail jail = new ConfigFolder()
                .file("jail.conf", "[a]", "enabled = true", "filter = f", "maxretry = 3")
                .file("filter.d/f.conf", "[Definition]", "failregex = ^x")
                .jail("a");
        assertThat(jail.commands())
                .filteredOn(command -> command.toString().contains("'addfailregex'"))
                .singleElement()
                .satisfies(command -> assertThat(place(command.values().get(0))).isEqualTo("filter.d/f.conf:2"));
    }
}
