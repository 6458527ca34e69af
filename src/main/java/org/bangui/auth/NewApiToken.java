package org.bangui.auth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bangui.system.InvalidInputException;
import org.bangui.system.InvalidInputException.Fault;

/**
 * The wish for an API token.
 *
 * @param name 1 to 64 printable characters, not used by another token
 * @param readOnly only GET is allowed
 * @param expiresAt null: never
 */
public record NewApiToken(String name, boolean readOnly, Instant expiresAt) {

    public NewApiToken {
        List<Fault> faults = new ArrayList<>();
        if (name == null || !name.strip().matches("[^\\p{C}]{1,64}")) {
            faults.add(Fault.of("name", "The name needs 1 to 64 printable characters."));
        }
        if (expiresAt != null && expiresAt.isBefore(Instant.now())) {
            faults.add(Fault.of("expires_at", "The expiry lies in the past."));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        name = name.strip();
    }
}
