package org.bangui.jails;

import org.bangui.testing.RealFail2ban;

/** The same with the fail2ban of the next distribution. */
class JailSettingsInNextReleaseIT extends JailSettingsIT {

    @Override
    RealFail2ban release() {
        return RealFail2ban.next();
    }
}
