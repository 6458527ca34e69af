package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.net.Cidr;
import org.bangui.system.InvalidInputException;
import org.junit.jupiter.api.Test;

class BanRequestTest {

    @Test
    void oneAddressOrManyAreTaken() {
        BanRequest request = new BanRequest("sshd", List.of("192.0.2.1", "2001:db8::/32"), "203.0.113.9", null, null);
        assertThat(request.networks())
                .containsExactly(Cidr.parse("192.0.2.1"), Cidr.parse("2001:db8::/32"), Cidr.parse("203.0.113.9"));
    }

    @Test
    void everyWrongAddressIsNamed() {
        BanRequest request =
                new BanRequest("sshd", Arrays.asList("192.0.2.1", "nope", "256.1.1.1", null, ""), null, null, null);
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, request::networks);
        assertThat(refused.faults()).hasSize(4).allMatch(fault -> fault.field().equals("ips"));
        assertThat(refused.faults().get(0).detail()).isEqualTo("\"nope\" is no IP address or network.");
    }

    @Test
    void nothingToBanIsRefused() {
        assertThatThrownBy(() -> new BanRequest("sshd", null, null, null, null).networks())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("Name at least one address.");
    }

    @Test
    void anAddressToUnbanIsWrittenAsFail2banListsIt() {
        BanRequest request =
                new BanRequest(null, List.of("2001:DB8:0::1", "203.0.113.9/24", "Bad Robot"), null, null, null);
        assertThat(request.ids())
                .containsExactly(new BanId("2001:db8::1"), new BanId("203.0.113.0/24"), new BanId("Bad Robot"));
    }

    @Test
    void whatLooksLikeAnOptionIsRefused() {
        assertThatThrownBy(() -> new BanRequest(null, List.of("--all"), null, null, null).ids())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("\"--all\" is nothing that can be banned.");
    }
}
