package org.bangui.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import org.omnifaces.cdi.Cookie;

/** Light, dark, or as the system has it. The choice is a cookie, so that the first byte of a page already knows it. */
@Named
@RequestScoped
public class Theme {

    private static final Set<String> KNOWN = Set.of("light", "dark");

    @Inject
    @Cookie(name = "bangui-theme")
    String chosen;

    public String getName() {
        return chosen != null && KNOWN.contains(chosen) ? chosen : "system";
    }
}
