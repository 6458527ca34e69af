package org.bangui.fail2ban.files;

/** Python's os.path on plain text: nothing is made shorter or absolute. */
final class PosixPath {

    private PosixPath() {}

    static String join(String folder, String name) {
        if (name.startsWith("/")) {
            return name;
        }
        return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    /** Everything before the last slash, without trailing slashes. */
    static String folder(String path) {
        String head = path.substring(0, path.lastIndexOf('/') + 1);
        String stripped = stripSlashes(head);
        return stripped.isEmpty() ? head : stripped;
    }

    /** Everything after the last slash. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String stripSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** The path without the last suffix; a name of dots and one word has none. */
    static String withoutSuffix(String path) {
        int dot = path.lastIndexOf('.');
        int start = path.lastIndexOf('/') + 1;
        while (start < dot && path.charAt(start) == '.') {
            start++;
        }
        return start < dot ? path.substring(0, dot) : path;
    }
}
