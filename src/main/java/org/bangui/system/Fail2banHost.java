package org.bangui.system;

import java.io.Serializable;
import java.nio.file.Path;

/** Where one fail2ban is reached and configured. */
public record Fail2banHost(HostId id, String name, Path socket, Path configDir) implements Serializable {}
