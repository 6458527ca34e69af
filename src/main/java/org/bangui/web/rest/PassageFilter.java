package org.bangui.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.bangui.web.Correlation;
import org.bangui.web.Passage;
import org.bangui.web.Problem;

/** The second check: a request that did not come through the security filter goes no further. */
@Provider
@PreMatching
public class PassageFilter implements ContainerRequestFilter {

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        if (!Passage.isOpen(request)) {
            Problem problem = new Problem(403, "The security filter is not in force.", Correlation.of(request));
            context.abortWith(Response.status(problem.status())
                    .type(Problem.MEDIA_TYPE)
                    .entity(problem.json())
                    .build());
        }
    }
}
