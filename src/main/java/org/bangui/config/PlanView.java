package org.bangui.config;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bangui.auth.Caller;
import org.bangui.fail2ban.check.JailChange;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;
import org.primefaces.PrimeFaces;

/** What a change would do, shown before it is applied; and what is left to look at of an earlier one. */
@Named
@ViewScoped
public class PlanView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigService service;

    private List<FileChange> changes = List.of();
    private ConfigPlan plan;
    private Long revision;
    private String why;
    private String back;
    private PendingRecovery pending;

    @PostConstruct
    void load() {
        pending = service.pendingRecovery(HostId.LOCAL).orElse(null);
    }

    /**
     * @param proposed what the files shall become
     * @param key of the text that says why, with {@code name} in it
     * @param address of the page to show afterwards
     */
    void propose(List<FileChange> proposed, String key, String name, String address) {
        if (proposed.isEmpty()) {
            discard();
            Messages.addGlobalInfo("plan.nothing");
            return;
        }
        changes = proposed;
        revision = null;
        why = Messages.createInfo(key, name).getSummary();
        back = address;
        plan = service.plan(HostId.LOCAL, change());
        show();
    }

    /** Proposes to bring the files back to what they were after an earlier change. */
    void proposeRestore(long id, String address) {
        changes = List.of();
        plan = service.restorePlan(HostId.LOCAL, id, change());
        revision = id;
        why = Messages.createInfo("plan.restore", String.valueOf(id)).getSummary();
        back = address;
        show();
    }

    private static void show() {
        PrimeFaces.current().executeScript("banguiConfig.reveal('plan')");
    }

    /** Applies what is shown; all of it, or everything is as before. */
    public void apply() {
        if (revision == null) {
            service.apply(HostId.LOCAL, change());
        } else {
            service.restore(HostId.LOCAL, revision, change());
        }
        discard();
        Messages.addFlashGlobalInfo("plan.applied");
        Faces.redirect(Faces.getRequestContextPath() + back);
    }

    public void discard() {
        changes = List.of();
        plan = null;
        revision = null;
    }

    /** Somebody has looked at what was left of an earlier change. */
    public void dismiss() {
        service.dismissRecovery(HostId.LOCAL);
        pending = null;
    }

    private ConfigChange change() {
        return new ConfigChange(who(), why, changes, Faces.getRequest().getRemoteAddr(), true);
    }

    private static String who() {
        return Caller.of(Faces.getRequest()).map(Caller::name).orElse("");
    }

    /** The commands that go and those that come, each after {@code -} or {@code +}. */
    public List<String> commands(JailChange change) {
        List<String> lines = new ArrayList<>();
        change.before().stream().filter(line -> !change.after().contains(line)).forEach(line -> lines.add("- " + line));
        change.after().stream().filter(line -> !change.before().contains(line)).forEach(line -> lines.add("+ " + line));
        return lines;
    }

    /** What is wrong, to be shown at the fields and lines it concerns; first what says most. */
    public List<ConfigFinding> getFaults() {
        Stream<ConfigFinding> refused = plan.refusals().stream().map(ConfigFinding::of);
        return Stream.concat(plan.findings().stream(), refused).toList();
    }

    public ConfigPlan getPlan() {
        return plan;
    }

    public boolean isRestoring() {
        return revision != null;
    }

    public PendingRecovery getPending() {
        return pending;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
