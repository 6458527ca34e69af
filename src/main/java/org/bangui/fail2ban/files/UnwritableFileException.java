package org.bangui.fail2ban.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** The system did not let a file be written: a full disk, a read-only folder, no permission. Every file is as it was. */
public final class UnwritableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnwritableFileException(String sentence, Exception cause) {
        super(sentence, cause);
    }

    static UnwritableFileException of(Path file, IOException cause) {
        return new UnwritableFileException(
                file + " cannot be written: " + reason(cause) + ". Nothing was changed.", cause);
    }

    static UnwritableFileException half(Path file, IOException cause) {
        return new UnwritableFileException(
                file + " cannot be written: " + reason(cause)
                        + ". Other files of the same change were, and could not be " + "put back.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "BanGUI's user has no permission";
        }
        if (cause instanceof NoSuchFileException) {
            return "the folder does not exist";
        }
        if (cause.getCause() instanceof ReadOnlyFileSystemException) {
            return "the file system is read-only";
        }
        String reason = cause instanceof FileSystemException failed ? failed.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason.strip();
    }
}
