package org.bangui.fail2ban.files;

import java.util.List;
import java.util.Optional;

/** An action of one jail: what the daemon is told about it. */
sealed interface JailAction permits ActionReader, PythonAction {

    /** @throws BrokenConfigurationException when its options contain themselves */
    List<Command> commands();

    /** Its options, after {@link #commands()}; nothing for an action that reads no configuration. */
    Optional<Definition> definition();
}
