package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;

import org.bangui.net.Cidr;
import org.junit.jupiter.api.Test;

class AddressListTest {

    @Test
    void aPastedListIsReadWhateverStandsBetweenItsEntries() {
        AddressList list =
                AddressList.parse("192.0.2.1, 192.0.2.2;2001:DB8::1\r\n# a remark 192.0.2.9\n203.0.113.9/24 # us\n");
        assertThat(list.networks())
                .containsExactly(
                        Cidr.parse("192.0.2.1"),
                        Cidr.parse("192.0.2.2"),
                        Cidr.parse("2001:db8::1"),
                        Cidr.parse("203.0.113.0/24"));
        assertThat(list.strange()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsNamedAsItWasWritten() {
        assertThat(AddressList.parse("192.0.2.1 not-an-ip 999.1.1.1 --all").strange())
                .containsExactly("not-an-ip", "999.1.1.1", "--all");
    }

    @Test
    void anAddressTwiceIsOne() {
        assertThat(AddressList.parse("192.0.2.1\n192.0.2.1/32").networks()).hasSize(1);
    }
}
