package org.bangui.fail2ban.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A configuration that exists only as candidate files in a folder that is not there. */
final class ConfigFolder {

    static final String PATH = "/nowhere/fail2ban";

    private FileTree files = FileTree.onDisk();
    private Release release = new Release("1.0.2");

    ConfigFolder() {
        file("fail2ban.conf", "[Definition]");
        file("jail.conf", "");
    }

    ConfigFolder file(String path, String... lines) {
        String text = String.join("\n", lines) + "\n";
        files = files.with(Path.of(PATH, path), text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ConfigFolder release(String version) {
        release = new Release(version);
        return this;
    }

    FileTree files() {
        return files;
    }

    Configuration read() {
        return new ConfigurationReader(files, PATH, release).read();
    }

    Jail jail(String name) {
        return read().jail(name).orElseThrow();
    }
}
