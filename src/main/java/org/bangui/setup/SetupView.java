package org.bangui.setup;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangui.auth.AuthService;
import org.omnifaces.util.Faces;

/** The wizard of the first visit. Goes on where it was left, but for passwords. */
@Named
@ViewScoped
public class SetupView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    SetupService setup;

    private final Map<String, String> form = new HashMap<>();
    private SetupStep step = SetupStep.PASSWORD;
    private boolean databaseWorks;
    private String databaseProblem;
    private SocketVerdict verdict;

    @PostConstruct
    void load() {
        SetupDraft draft = setup.draft();
        form.put("database", draft.databaseUrl() == null ? "sqlite" : "postgresql");
        form.put("databaseUrl", draft.databaseUrl());
        form.put("databaseUser", draft.databaseUser());
        form.put("socket", draft.fail2banSocket());
        form.put("configDir", draft.fail2banConfigDir());
        form.put("timezone", draft.timezone());
        form.put("sessionMinutes", draft.sessionDurationMinutes());
    }

    /** The page is gone once the set-up is done. */
    public void leaveWhenDone() {
        if (setup.completed()) {
            Faces.redirect(Faces.getRequestContextPath() + "/login");
        }
    }

    public void back() {
        step = SetupStep.values()[step.ordinal() - 1];
    }

    public void next() {
        if (step == SetupStep.DATABASE && isPostgresql()) {
            tryDatabase();
        }
        if (step != SetupStep.DATABASE || !isPostgresql() || databaseWorks) {
            step = SetupStep.values()[step.ordinal() + 1];
        }
        if (step == SetupStep.FAIL2BAN) {
            tryFail2ban();
        }
        save();
    }

    private void save() {
        setup.save(new SetupDraft(
                databaseUrl(),
                form.get("databaseUser"),
                form.get("socket"),
                form.get("configDir"),
                form.get("timezone"),
                form.get("sessionMinutes")));
    }

    public void tryDatabase() {
        databaseProblem = setup.tryDatabase(databaseUrl(), form.get("databaseUser"), form.get("databasePassword"));
        databaseWorks = databaseProblem == null;
    }

    public void tryFail2ban() {
        verdict = setup.tryFail2ban(Path.of(form.get("socket")));
        save();
    }

    public void finish() {
        setup.complete(new SetupRequest(
                form.get("password"),
                databaseUrl(),
                form.get("databaseUser"),
                form.get("databasePassword"),
                form.get("socket"),
                form.get("configDir"),
                form.get("timezone"),
                Integer.valueOf(form.get("sessionMinutes")),
                null));
        Faces.redirect(Faces.getRequestContextPath() + "/login?done=");
    }

    private String databaseUrl() {
        return isPostgresql() ? form.get("databaseUrl") : null;
    }

    public boolean isPostgresql() {
        return "postgresql".equals(form.get("database"));
    }

    public Map<String, String> getForm() {
        return form;
    }

    public SetupStep getStep() {
        return step;
    }

    public SetupStep[] getSteps() {
        return SetupStep.values();
    }

    public boolean isDatabaseWorks() {
        return databaseWorks;
    }

    public String getDatabaseProblem() {
        return databaseProblem;
    }

    public SocketVerdict getVerdict() {
        return verdict;
    }

    public int getMinPasswordLength() {
        return AuthService.MIN_PASSWORD_LENGTH;
    }

    public List<String> getTimezones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("UTC|(?!Etc|SystemV)[A-Z][A-Za-z]+/.*"))
                .sorted()
                .toList();
    }
}
