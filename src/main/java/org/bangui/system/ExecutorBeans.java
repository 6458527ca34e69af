package org.bangui.system;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Makes the container's threads injectable as a plain {@link java.util.concurrent.Executor}. */
@Dependent
class ExecutorBeans {

    @Produces
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;
}
