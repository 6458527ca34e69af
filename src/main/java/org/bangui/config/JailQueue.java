package org.bangui.config;

import jakarta.ejb.AccessTimeout;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets one caller at a time make, change or end jails; the others wait for their turn, however long, and none is dropped. */
@Singleton
@Lock(LockType.WRITE)
@AccessTimeout(-1)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JailQueue {

    /** Does the work when its turn comes. Its failure is in the answer, since thrown here the container would wrap it. */
    public <T> CompletableFuture<T> await(Supplier<T> work) {
        try {
            return CompletableFuture.completedFuture(work.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
