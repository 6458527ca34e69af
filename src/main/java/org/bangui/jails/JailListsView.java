package org.bangui.jails;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailStatus;
import org.bangui.fail2ban.JailTuning.Listed;
import org.bangui.system.HostId;
import org.omnifaces.util.Messages;

/** Log paths and expressions of the jail on the page. */
@Named
@ViewScoped
public class JailListsView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JailListsService service;

    @Inject
    JailView jailView;

    private final Map<Listed, List<Entry>> lists = new HashMap<>();
    private final Map<String, String> wanted = new HashMap<>();
    private JailStatus seen;

    public void add(Listed list) {
        service.add(HostId.LOCAL, jailView.getName(), list, wanted.remove(list.name()));
        done("lists.added", list);
    }

    public void remove(Listed list, Entry entry) {
        service.remove(HostId.LOCAL, jailView.getName(), list, entry.value());
        done("lists.removed", list);
    }

    private void done(String message, Listed list) {
        jailView.load();
        Messages.addGlobalInfo(
                message, entries(list).stream().filter(Entry::live).count(), jailView.getName());
    }

    /** Read anew whenever the jail was. */
    public List<Entry> entries(Listed list) {
        if (seen != jailView.getJail()) {
            lists.clear();
            seen = jailView.getJail();
        }
        return lists.computeIfAbsent(list, this::read);
    }

    private List<Entry> read(Listed list) {
        try {
            return service.list(HostId.LOCAL, jailView.getName(), list);
        } catch (Fail2banException.Unreachable | UnknownJailException away) {
            return List.of();
        }
    }

    /** What is written in the field of each list. */
    public Map<String, String> getWanted() {
        return wanted;
    }
}
