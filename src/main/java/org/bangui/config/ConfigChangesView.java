package org.bangui.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.bangui.system.HostId;

/** Every change of the configuration, and one of them with what it changed. */
@Named
@ViewScoped
public class ConfigChangesView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigService service;

    @Inject
    PlanView plan;

    private Long id;
    private List<ConfigRevision> revisions = List.of();
    private ConfigRevision revision;
    private boolean unknown;

    /** Reads the changes anew, and looks whether there are some that nobody made here. */
    public void load() {
        revisions = service.revisions(HostId.LOCAL);
        try {
            revision = id == null ? null : service.revision(HostId.LOCAL, id);
        } catch (UnknownRevisionException e) {
            unknown = true;
        }
    }

    /** Shows what it would do to go back to how things were after this change. */
    public void restore() {
        plan.proposeRestore(id, "/config/changes");
    }

    /** Shows what it would do to go back to how things were before this change. */
    public void undo() {
        plan.proposeRestore(getPrevious(), "/config/changes");
    }

    /** The change before this one; null when it is the first. */
    public Long getPrevious() {
        return revisions.stream()
                .map(ConfigRevision::id)
                .filter(each -> each < id)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    public List<ConfigRevision> getRevisions() {
        return revisions;
    }

    public ConfigRevision getRevision() {
        return revision;
    }

    public boolean isUnknown() {
        return unknown;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }
}
