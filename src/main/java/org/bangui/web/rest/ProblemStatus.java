package org.bangui.web.rest;

import java.util.Map;
import java.util.Optional;
import org.bangui.auth.PersonRequiredException;
import org.bangui.auth.TokenNameTakenException;
import org.bangui.auth.UnknownSessionException;
import org.bangui.auth.UnknownTokenException;
import org.bangui.auth.WeakPasswordException;
import org.bangui.auth.WrongPasswordException;
import org.bangui.bans.LockOutException;
import org.bangui.bans.StillLiftingException;
import org.bangui.bans.UndoOverException;
import org.bangui.config.ConfigConflictException;
import org.bangui.config.UnknownConfigException;
import org.bangui.config.UnknownRevisionException;
import org.bangui.config.WaitedTooLongException;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.fail2ban.files.StaleFileException;
import org.bangui.fail2ban.files.UnknownFileException;
import org.bangui.fail2ban.files.UnwritableFileException;
import org.bangui.geo.RegistryAwayException;
import org.bangui.jails.UnknownJailException;
import org.bangui.jobs.UnknownJobException;
import org.bangui.server.DaemonNotBackException;
import org.bangui.setup.SetupDoneException;
import org.bangui.system.BadParameterException;
import org.bangui.system.DatabaseUnusableException;
import org.bangui.system.UnknownHostIdException;

/** Which status each refusal gets; its message is told as it is. */
final class ProblemStatus {

    private static final Map<Class<?>, Integer> STATUS = Map.ofEntries(
            Map.entry(BadParameterException.class, 400),
            Map.entry(WrongPasswordException.class, 401),
            Map.entry(PersonRequiredException.class, 403),
            Map.entry(UnknownTokenException.class, 404),
            Map.entry(UnknownSessionException.class, 404),
            Map.entry(UnknownHostIdException.class, 404),
            Map.entry(UnknownJailException.class, 404),
            Map.entry(UnknownConfigException.class, 404),
            Map.entry(UnknownFileException.class, 404),
            Map.entry(UnknownRevisionException.class, 404),
            Map.entry(ConfigConflictException.class, 409),
            Map.entry(UnknownJobException.class, 404),
            Map.entry(UndoOverException.class, 404),
            Map.entry(LockOutException.class, 409),
            Map.entry(StillLiftingException.class, 409),
            Map.entry(TokenNameTakenException.class, 409),
            Map.entry(SetupDoneException.class, 409),
            Map.entry(StaleFileException.class, 412),
            Map.entry(WeakPasswordException.class, 422),
            Map.entry(RefusedFileException.class, 422),
            Map.entry(UnwritableFileException.class, 503),
            Map.entry(RegistryAwayException.class, 502),
            Map.entry(DaemonNotBackException.class, 503),
            Map.entry(WaitedTooLongException.class, 503),
            Map.entry(DatabaseUnusableException.class, 503));

    private ProblemStatus() {}

    /** Empty: not a refusal but something that broke. */
    static Optional<Integer> of(Throwable failure) {
        if (failure instanceof Fail2banException daemon) {
            return Optional.of(daemon(daemon));
        }
        if (failure instanceof IllegalArgumentException && isOurs(failure)) {
            return Optional.of(422);
        }
        return Optional.ofNullable(STATUS.get(failure.getClass()));
    }

    private static int daemon(Fail2banException failure) {
        if (failure instanceof Fail2banException.Refused refused) {
            return refused.unknownJail() ? 404 : 409;
        }
        return 502;
    }

    /** A value type of ours refused its value; the same exception out of a library would be a defect. */
    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.bangui.");
    }
}
