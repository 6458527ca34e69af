package org.bangui.bans;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bangui.auth.Caller;
import org.bangui.fail2ban.BanId;
import org.bangui.net.Cidr;
import org.bangui.system.InvalidInputException;
import org.bangui.system.InvalidInputException.Fault;

/**
 * The body of a request to ban or unban.
 *
 * @param jail to unban from every jail, none
 * @param ips addresses and networks
 * @param ip the same for a single one
 * @param reason why, kept with who did it; null for none
 * @param force whether to ban what could lock administrators out; null for no
 */
public record BanRequest(String jail, List<String> ips, String ip, String reason, Boolean force) {

    /** The order of this caller. */
    BanOrder order(Caller caller, String from) {
        return new BanOrder(caller.name(), from, reason, Boolean.TRUE.equals(force));
    }

    /** @throws InvalidInputException naming every entry that is no address or network */
    List<Cidr> networks() {
        return read(Cidr::parse, "is no IP address or network.");
    }

    /** @throws InvalidInputException naming every entry that cannot have been banned */
    List<BanId> ids() {
        return read(BanRequest::id, "is nothing that can be banned.");
    }

    /** In the form fail2ban lists it. */
    private static BanId id(String text) {
        return new BanId(BannedList.network(text).map(Cidr::text).orElse(text));
    }

    private <T> List<T> read(Function<String, T> reader, String complaint) {
        List<T> read = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (String text : texts()) {
            try {
                read.add(reader.apply(text));
            } catch (IllegalArgumentException e) {
                faults.add(Fault.of("ips", shortened(text) + " " + complaint));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        if (read.isEmpty()) {
            throw new InvalidInputException("ips", "Name at least one address.");
        }
        return read;
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>(ips == null ? List.of() : ips);
        if (ip != null) {
            texts.add(ip);
        }
        return texts;
    }

    private static String shortened(String text) {
        String shown = text == null ? "null" : text;
        return "\"" + (shown.length() <= 64 ? shown : shown.substring(0, 63) + "…") + "\"";
    }
}
