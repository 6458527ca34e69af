package org.bangui.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.fail2ban.files.UnknownFileException;
import org.bangui.system.HostId;

/** The files themselves, and one of them as text. */
@Named
@ViewScoped
public class ConfigFilesView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigReadService config;

    @Inject
    ConfigEditService edit;

    @Inject
    PlanView plan;

    private String path;
    private String folder;
    private String added;
    private List<ConfigFileEntry> files = List.of();
    private ConfigFileContent file;
    private String text;
    private List<ConfigFinding> findings = List.of();
    private boolean fresh;
    private boolean unknown;

    /** Reads the files anew; what was typed is gone. */
    public void load() {
        files = config.files(HostId.LOCAL).stream()
                .sorted(Comparator.comparing(each -> !each.writable()))
                .toList();
        if (path == null && added != null) {
            path = folder + "/" + added + ".local";
        }
        if (path == null) {
            return;
        }
        try {
            file = config.file(HostId.LOCAL, path);
            text = file.content();
            fresh = false;
        } catch (UnknownFileException e) {
            fresh = path.endsWith(".local");
            unknown = !fresh;
            text = config.blank(path);
        } catch (RefusedFileException e) {
            unknown = true;
        }
        findings = config.findings(HostId.LOCAL).stream()
                .filter(finding -> finding.file().equals(path))
                .toList();
    }

    /** Shows what the typed text would do. */
    public void review() {
        String etag = fresh ? "absent" : file.etag();
        plan.propose(
                edit.text(HostId.LOCAL, path, text == null ? "" : text, etag),
                "plan.file",
                path,
                "/config/files?path=" + path);
    }

    public boolean isWritable() {
        return fresh || file != null && file.writable();
    }

    /** The file beside it that may be written. */
    public String getLocal() {
        return path.replaceFirst("\\.conf$", ".local");
    }

    /** The options that can stand in the file, for completion. */
    public String getOptions() {
        return String.join(" ", config.options(path));
    }

    public String getFolder() {
        return folder;
    }

    public void setFolder(String folder) {
        this.folder = folder;
    }

    /** The name of a file to be made in the folder. */
    public String getAdded() {
        return added;
    }

    public void setAdded(String added) {
        this.added = added;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public List<ConfigFileEntry> getFiles() {
        return files;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public List<ConfigFinding> getFindings() {
        return findings;
    }

    public boolean isFresh() {
        return fresh;
    }

    public boolean isUnknown() {
        return unknown;
    }
}
