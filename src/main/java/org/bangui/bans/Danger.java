package org.bangui.bans;

import java.io.Serializable;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;

/**
 * A ban that would hit whom it is hardly meant for.
 *
 * @param network what is to be banned
 * @param hit whom it would hit
 * @param jail whose ignore list holds it, null for other reasons
 */
public record Danger(Cidr network, Reason reason, Cidr hit, JailName jail) implements Serializable {

    /** Why it is hardly meant. */
    public enum Reason {
        OWN_SESSION,
        THIS_SERVER,
        GATEWAY,
        PROXY,
        ADMINISTRATORS,
        IGNORED
    }

    /** The same in one English sentence. */
    public String sentence() {
        return network + " " + (network.equals(hit) ? "is " : "touches " + hit + ", ")
                + switch (reason) {
                    case OWN_SESSION -> "the address you are working from.";
                    case THIS_SERVER -> "an address of this server.";
                    case GATEWAY -> "a gateway of this server.";
                    case PROXY -> "a proxy in front of BanGUI.";
                    case ADMINISTRATORS -> "a network of administrators.";
                    case IGNORED -> "in the ignore list of the jail " + jail + ".";
                };
    }
}
