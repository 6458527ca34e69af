package org.bangui.bans;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bangui.net.Cidr;

/**
 * Addresses and networks as people paste them: one a line, or with blanks, commas or semicolons between them; what follows
 * a {@code #} is a remark.
 *
 * @param networks each once, in their order
 * @param strange what is neither, as it was written
 */
record AddressList(List<Cidr> networks, List<String> strange) {

    static AddressList parse(String text) {
        Set<Cidr> networks = new LinkedHashSet<>();
        List<String> strange = new ArrayList<>();
        for (String line : text.lines().toList()) {
            for (String word : line.replaceFirst("#.*", "").split("[\\s,;]+")) {
                if (!word.isEmpty()) {
                    BannedList.network(word).ifPresentOrElse(networks::add, () -> strange.add(word));
                }
            }
        }
        return new AddressList(List.copyOf(networks), strange);
    }
}
