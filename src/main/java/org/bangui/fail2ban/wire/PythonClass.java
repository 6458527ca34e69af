package org.bangui.fail2ban.wire;

/** A class that a reply names. Only the name: nothing is looked up or created. */
record PythonClass(String module, String name) {

    /** Whether this is Python's text type, which fail2ban's addresses are sent as. */
    boolean isText() {
        return name.equals("str") && module.equals("builtins");
    }

    @Override
    public String toString() {
        return module + "." + name;
    }
}
