package org.bangui.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailStatus;
import org.bangui.jails.JailService;
import org.bangui.jails.JailSnapshot;
import org.bangui.jails.JailView;
import org.bangui.jails.JailsView;
import org.bangui.jails.UnknownJailException;
import org.bangui.jobs.JobView;
import org.bangui.system.HostId;
import org.omnifaces.util.Messages;

/** Orders to a jail, to all or to fail2ban: asked about first, with what they do and to how many, then carried out. */
@Named
@ViewScoped
public class JailControlView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    JailControlService control;

    @Inject
    LongOrderService longOrders;

    @Inject
    JailService jails;

    @Inject
    JailsView jailsView;

    @Inject
    JailView jailView;

    @Inject
    JobView jobView;

    private JailName jail;
    private JailOrder order;
    private long bans;
    private int running;
    private List<JailName> ending = List.of();

    /** Asks whether the order is meant, to the jail or, without one, to all. */
    public void ask(JailOrder wanted, JailName name) {
        JailSnapshot seen = seen();
        jail = name;
        running = seen.jails().size();
        bans = name == null
                ? seen.currentlyBanned()
                : status().map(each -> each.summary().currentlyBanned()).orElse(0L);
        ending = new ArrayList<>();
        if (wanted == JailOrder.RELOAD_ALL) {
            ending.addAll(seen.names());
            ending.removeAll(jails.enabled(HostId.LOCAL));
        }
        order = wanted;
    }

    private JailSnapshot seen() {
        try {
            return jails.snapshot(HostId.LOCAL);
        } catch (Fail2banException.Unreachable away) {
            return new JailSnapshot(null, List.of());
        }
    }

    /** Does what was asked about. */
    public void carryOut() {
        if (order == null) {
            return;
        }
        JailOrder given = order;
        order = null;
        try {
            switch (given) {
                case RELOAD_ALL -> jobView.watch(longOrders.reloadAll(HostId.LOCAL));
                case RESTART -> jobView.watch(longOrders.restart(HostId.LOCAL));
                default -> tell(given, carryOut(given));
            }
        } finally {
            readAnew();
        }
    }

    /** What the jail was before; empty when it did not run. */
    private Optional<JailStatus> carryOut(JailOrder given) {
        Optional<JailStatus> before = status();
        switch (given) {
            case START -> control.start(HostId.LOCAL, jail.value());
            case STOP -> control.stop(HostId.LOCAL, jail);
            case REST -> control.idle(HostId.LOCAL, jail, true);
            case GO_ON -> control.idle(HostId.LOCAL, jail, false);
            default -> control.reload(HostId.LOCAL, jail.value());
        }
        return before;
    }

    private void tell(JailOrder given, Optional<JailStatus> before) {
        Optional<JailStatus> now = status();
        boolean same = before.isPresent() && now.isPresent() && now.get().isMadeAs(before.get());
        Messages.addGlobalInfo(
                "order.done." + given,
                jail,
                bans,
                now.map(each -> each.failRegexes().size()).orElse(0),
                now.map(each -> each.logPaths().size() + each.journalMatches().size())
                        .orElse(0),
                now.map(each -> each.actions().size()).orElse(0),
                same ? 1 : 0);
    }

    private Optional<JailStatus> status() {
        try {
            return Optional.of(jails.jail(HostId.LOCAL, jail));
        } catch (UnknownJailException gone) {
            return Optional.empty();
        }
    }

    private void readAnew() {
        if (jailView.getName() == null) {
            jailsView.load();
        } else {
            jailView.load();
        }
    }

    /** Null while nothing is asked. */
    public JailOrder getOrder() {
        return order;
    }

    /** Null when the order is to all. */
    public JailName getJail() {
        return jail;
    }

    public void setJail(JailName jail) {
        this.jail = jail;
    }

    /** How many bans the order touches. */
    public long getBans() {
        return bans;
    }

    /** How many jails run. */
    public int getRunning() {
        return running;
    }

    /** Jails that the order ends, because the files do not enable them; empty without such. */
    public String getEnding() {
        return ending.stream().map(JailName::value).collect(Collectors.joining(", "));
    }
}
