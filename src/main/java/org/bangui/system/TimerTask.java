package org.bangui.system;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a timer does. Containers cancel a timer whose method throws, so nothing may pass it. */
public final class TimerTask {

    private static final Logger log = LoggerFactory.getLogger(TimerTask.class);

    private TimerTask() {}

    /** Runs the task; when it fails that is logged under the name, and the timer's next run comes all the same. */
    public static void run(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("Background task \"{}\" failed, it runs again at its next time.", name, e);
        }
    }
}
