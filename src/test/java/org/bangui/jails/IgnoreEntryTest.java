package org.bangui.jails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bangui.system.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreEntryTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "' 192.0.2.1 ', 192.0.2.1",
        "10.1.2.3/8, 10.0.0.0/8",
        "2001:DB8:0::1, 2001:db8::1",
        "2001:db8::/32, 2001:db8::/32",
        "LocalHost, localhost"
    })
    void addressesNetworksAndHostsThatExistAreTakenInTheirUsualForm(String text, String entry) {
        assertThat(IgnoreEntry.checked(text, Runnable::run)).isEqualTo(entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "1.2.3.4/7", "2000::/3", "::/15"})
    void aNetworkThatHoldsMostOfTheInternetIsRefused(String text) {
        assertThatThrownBy(() -> IgnoreEntry.checked(text, Runnable::run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("most of the Internet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "256.1.1.1",
                "1.2.3",
                "192.0.2.1/33",
                "-host",
                "host name",
                "host/24",
                "file:/etc/passwd",
                "a..b",
                "<b>",
                "192.0.2.1\nx",
                "fe80::1%eth0"
            })
    void whatIsNoneOfTheseIsRefused(String text) {
        assertThatThrownBy(() -> IgnoreEntry.checked(text, Runnable::run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no address, network or host name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-host.invalid", "nowhere.invalid."})
    void aHostThatDoesNotExistIsRefused(String text) {
        assertThatThrownBy(() -> IgnoreEntry.checked(text, Runnable::run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not lead to an address");
    }
}
