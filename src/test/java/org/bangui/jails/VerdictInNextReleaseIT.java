package org.bangui.jails;

import org.bangui.testing.RealFail2ban;

/** The same with the fail2ban of the next distribution. */
class VerdictInNextReleaseIT extends VerdictIT {

    @Override
    RealFail2ban release() {
        return RealFail2ban.next();
    }
}
