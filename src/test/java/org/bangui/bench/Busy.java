package org.bangui.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bangui.testing.Fail2banRelease;
import org.bangui.testing.RealFail2ban;

/**
 * Measures in the daemon itself how long its command thread is busy at a stretch, during which every other client waits. Seen
 * from a client, the machine's own delays are many times longer than that.
 */
final class Busy {

    private static final String HOOK = """
            import os, time
            from fail2ban.server.asyncserver import RequestHandler

            log = open(os.environ["BUSY_LOG"], "a", buffering=1)
            read = RequestHandler.handle_read

            def timed(self):
                start = time.perf_counter_ns()
                read(self)
                log.write("%d\\n" % (time.perf_counter_ns() - start))

            RequestHandler.handle_read = timed
            """;

    private final Path folder;
    private final Path log;
    private final String modules;

    Busy(Path folder, Fail2banRelease release) throws IOException {
        this.folder = folder;
        log = Files.createFile(folder.resolve("busy.txt"));
        Files.writeString(folder.resolve("sitecustomize.py"), HOOK);
        modules = release.python(List.of()).environment().getOrDefault("PYTHONPATH", "");
    }

    RealFail2ban watch(RealFail2ban daemon) {
        return daemon.environment("PYTHONPATH", folder + ":" + modules).environment("BUSY_LOG", log.toString());
    }

    /** The longest stretch while the work is done, in milliseconds. */
    double longest(Runnable work) throws IOException {
        int before = stretches().size();
        work.run();
        List<String> all = stretches();
        return all.subList(before, all.size()).stream()
                        .mapToLong(Long::parseLong)
                        .max()
                        .orElseThrow()
                / 1e6;
    }

    private List<String> stretches() throws IOException {
        return Files.readAllLines(log);
    }
}
