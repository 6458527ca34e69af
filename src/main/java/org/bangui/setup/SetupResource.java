package org.bangui.setup;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.bangui.system.InvalidInputException;

/** The set-up for scripts. */
@Path("/setup")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SetupResource {

    @Inject
    SetupService setup;

    @GET
    public State state() {
        return new State(setup.completed());
    }

    @POST
    public Response complete(SetupRequest request) {
        if (setup.completed()) {
            throw new SetupDoneException();
        }
        if (request == null) {
            throw new InvalidInputException("master_password", "The password is missing.");
        }
        setup.complete(request);
        return Response.created(URI.create("setup")).entity(new State(true)).build();
    }

    @GET
    @Path("/timezone")
    public Zone timezone() {
        return new Zone(setup.timezone().getId());
    }

    /** Whether the set-up was done. */
    public record State(boolean completed) {}

    /** The zone that times are shown in. */
    public record Zone(String timezone) {}
}
