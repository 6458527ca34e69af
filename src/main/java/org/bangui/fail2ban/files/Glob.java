package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Python's glob(): {@code *}, {@code ?} and {@code [..]}; two stars are one; hidden names only where the pattern says so. */
final class Glob {

    private static final Pattern MAGIC = Pattern.compile("[*?\\[]");

    private final FileTree files;

    Glob(FileTree files) {
        this.files = files;
    }

    /** The paths that fit, sorted; links into nowhere among them. */
    List<String> find(String pattern) {
        return find(pattern, false).stream().sorted().toList();
    }

    private List<String> find(String pattern, boolean onlyFolders) {
        String folder = PosixPath.folder(pattern);
        String name = PosixPath.name(pattern);
        if (!isMagic(pattern)) {
            boolean found = name.isEmpty() ? files.isFolder(folder) : files.isNamed(pattern);
            return found ? List.of(pattern) : List.of();
        }
        List<String> folders = isMagic(folder) && !folder.equals(pattern) ? find(folder, true) : List.of(folder);
        List<String> found = new ArrayList<>();
        for (String each : folders) {
            for (String match : namesIn(each, name, onlyFolders)) {
                found.add(PosixPath.join(each, match));
            }
        }
        return found;
    }

    private List<String> namesIn(String folder, String name, boolean onlyFolders) {
        if (!isMagic(name)) {
            boolean found = name.isEmpty() ? files.isFolder(folder) : files.isNamed(PosixPath.join(folder, name));
            return found ? List.of(name) : List.of();
        }
        Pattern form = translate(name);
        return files.names(folder.isEmpty() ? "." : folder).stream()
                .filter(each -> name.startsWith(".") || !each.startsWith("."))
                .filter(each -> !onlyFolders || files.isFolder(PosixPath.join(folder, each)))
                .filter(each -> form.matcher(each).matches())
                .toList();
    }

    private static boolean isMagic(String path) {
        return MAGIC.matcher(path).find();
    }

    /** What stands between stars is found as early as possible and kept, as Python does: no pattern takes long. */
    private static Pattern translate(String name) {
        List<String> pieces = pieces(name);
        StringBuilder regex = new StringBuilder(pieces.get(0));
        for (int i = 1; i < pieces.size(); i++) {
            boolean last = i == pieces.size() - 1;
            regex.append(last ? ".*" + pieces.get(i) : "(?>.*?" + pieces.get(i) + ")");
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** The regexes of what stands between the stars. */
    private static List<String> pieces(String name) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            int end = c == '[' ? endOfSet(name, at) : -1;
            if (end > 0) {
                piece.append(set(name.substring(at + 1, end)));
                at = end;
            } else if (c == '*') {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static int endOfSet(String name, int open) {
        int first = open + 1;
        if (name.startsWith("!", first)) {
            first++;
        }
        return name.indexOf(']', first + 1);
    }

    private static String set(String content) {
        boolean negated = content.startsWith("!");
        String members = negated ? content.substring(1) : content;
        StringBuilder regex = new StringBuilder(negated ? "[^" : "[");
        for (int i = 0; i < members.length(); i++) {
            boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
            if (range && members.charAt(i) <= members.charAt(i + 2)) {
                regex.append(escaped(members.charAt(i))).append('-').append(escaped(members.charAt(i + 2)));
            } else if (!range) {
                regex.append(escaped(members.charAt(i)));
            }
            i += range ? 2 : 0;
        }
        String all = regex.append(']').toString();
        return all.equals("[]") ? "(?!)" : all.equals("[^]") ? "." : all;
    }

    private static String escaped(char c) {
        return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
    }
}
