package org.bangui.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.files.ConfigFile;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.fail2ban.files.Source;

/** What the files say in comments about their own options. */
final class FileNotes {

    private static final int LONGEST = 400;

    private final ConfigPlace place;
    private final ConfigurationFolder folder;
    private final Map<String, List<String>> files = new HashMap<>();

    FileNotes(ConfigPlace place) {
        this.place = place;
        this.folder = new ConfigurationFolder(place.folder());
    }

    /** The comment right above what stands there, without its marks and headings; empty when there is none. */
    String above(Source source) {
        List<String> lines = files.computeIfAbsent(source.file(), this::lines);
        LinkedList<String> comment = new LinkedList<>();
        for (int i = source.line() - 2;
                i >= 0 && i < lines.size() && lines.get(i).startsWith("#");
                i--) {
            comment.addFirst(lines.get(i).replaceFirst("^[#\\s]+", ""));
        }
        comment.removeIf(line -> line.matches("(?i)(?:option|values?)\\s*[.:].*"));
        String text = String.join(" ", comment)
                .replaceFirst("(?i)^notes?\\s*[.:]+\\s*", "")
                .strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private List<String> lines(String file) {
        try {
            return folder.read(new ConfigPath(place.relative(file)))
                    .map(ConfigFile::text)
                    .map(text -> text.lines().toList())
                    .orElse(List.of());
        } catch (RefusedFileException e) {
            return Collections.emptyList();
        }
    }
}
