package org.bangui.jails;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.stream.Stream;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;

/** The jails: those that run, and those that should. */
@Path("/jails")
@Produces(MediaType.APPLICATION_JSON)
public class JailsResource {

    @Inject
    JailService jails;

    @GET
    public JailRow.Listing all(@QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        JailSnapshot snapshot = jails.snapshot(on);
        Map<JailName, Verdict> verdicts = jails.verdicts(on);
        Stream<JailRow> running = snapshot.jails().stream().map(jail -> JailRow.of(jail, verdicts.get(jail.name())));
        Stream<JailRow> stopped = jails.stopped(on).stream().map(JailRow::of);
        return new JailRow.Listing(
                snapshot.takenAt(), Stream.concat(running, stopped).toList());
    }

    @GET
    @Path("/{name}")
    public JailAnswer one(@PathParam("name") String name, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return JailAnswer.of(jails.reading(on, jails.running(on, name)));
    }
}
