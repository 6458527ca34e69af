package org.bangui.geo;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.bangui.net.IpAddress;

/** Where an address is from, and how geolocation is doing. */
@Path("/geo")
@Produces(MediaType.APPLICATION_JSON)
public class GeoResource {

    @Inject
    GeoService geo;

    /** @param source which database said so, null when none did */
    public record Lookup(IpAddress ip, String countryCode, String countryName, String asn, String org, String source) {}

    @GET
    @Path("/lookup/{ip}")
    public Lookup lookup(@PathParam("ip") String text) {
        IpAddress ip = new IpAddress(text);
        GeoAnswer answer = geo.lookup(ip);
        String name = geo.countryName(answer.countryCode(), Locale.ENGLISH);
        return new Lookup(ip, answer.countryCode(), name, answer.asn(), answer.org(), answer.source());
    }

    /** What the registries say about one address; asked over the network. */
    @GET
    @Path("/registry/{ip}")
    public NetworkAnswer registry(@PathParam("ip") String text) {
        return geo.registry(new IpAddress(text));
    }

    @GET
    @Path("/stats")
    public GeoStats stats() {
        return geo.stats();
    }
}
