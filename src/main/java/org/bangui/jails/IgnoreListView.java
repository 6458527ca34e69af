package org.bangui.jails;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailStatus;
import org.bangui.system.HostId;
import org.omnifaces.util.Messages;

/** Whom the jail on the page never bans. */
@Named
@ViewScoped
public class IgnoreListView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    IgnoreListService service;

    @Inject
    JailView jailView;

    private IgnoreList list = new IgnoreList(List.of(), false, null, false);
    private JailStatus seen;
    private String wanted;

    /** Adds what was written: one or several, with blanks or commas between them. */
    public void add() {
        List<String> entries = Stream.of(wanted == null ? "" : wanted)
                .flatMap(text -> Stream.of(text.strip().split("[\\s,]+")))
                .toList();
        service.add(HostId.LOCAL, jailView.getName(), entries);
        Messages.addGlobalInfo("ignore.added", String.join(", ", entries), jailView.getName());
        wanted = null;
        jailView.load();
    }

    public void remove(Entry entry) {
        service.remove(HostId.LOCAL, jailView.getName(), List.of(entry.value()));
        Messages.addGlobalInfo("ignore.removed", entry.value(), jailView.getName());
        jailView.load();
    }

    /** Exempts this server itself, or no longer does. */
    public void toggleSelf() {
        service.ignoreSelf(HostId.LOCAL, jailView.getName(), !list.ignoreSelf());
        jailView.load();
    }

    /** Read anew whenever the jail was. */
    public IgnoreList getList() {
        if (seen != jailView.getJail()) {
            try {
                list = service.list(HostId.LOCAL, jailView.getName());
            } catch (Fail2banException.Unreachable | UnknownJailException away) {
                list = new IgnoreList(List.of(), false, null, false);
            }
            seen = jailView.getJail();
        }
        return list;
    }

    public String getWanted() {
        return wanted;
    }

    public void setWanted(String wanted) {
        this.wanted = wanted;
    }
}
