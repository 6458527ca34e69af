package org.bangui.history;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.bangui.system.HostId;

/** Looks up again where archived bans are from. */
@Path("/geo/re-resolve")
@Produces(MediaType.APPLICATION_JSON)
public class ReResolveResource {

    @Inject
    HistoryService history;

    @POST
    public Map<String, Object> resolve(@QueryParam("host") String host) {
        return Map.of("resolved", history.resolve(history.known(HostId.parse(host))));
    }
}
