package org.bangui.bans;

import org.bangui.testing.RealFail2ban;

/** The same with the fail2ban of the next distribution. */
class BanServiceInNextReleaseIT extends BanServiceIT {

    @Override
    RealFail2ban release() {
        return RealFail2ban.next();
    }
}
