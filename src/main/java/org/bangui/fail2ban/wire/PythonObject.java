package org.bangui.fail2ban.wire;

import java.util.List;

/** What a reply would have Python create, for example an exception: class and arguments, inert. */
record PythonObject(PythonClass type, List<?> arguments) {}
