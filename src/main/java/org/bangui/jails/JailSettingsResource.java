package org.bangui.jails;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.JailOption;
import org.bangui.system.BadParameterException;
import org.bangui.system.HostId;

/** The options of a running jail. */
@Path("/jails/{name}/settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class JailSettingsResource {

    @Inject
    JailService jails;

    @Inject
    JailSettingsService settings;

    /** @param option as fail2ban calls it */
    public record Row(String name, String option, String live, String stored, String source, boolean drifted) {

        static Row of(Setting setting) {
            JailOption option = setting.option();
            return new Row(
                    option.member(),
                    option.word(),
                    setting.live(),
                    setting.stored(),
                    setting.source(),
                    setting.drifted());
        }
    }

    @GET
    public Map<String, Object> all(@PathParam("name") String name, @QueryParam("host") String host) {
        HostId on = HostId.parse(host);
        return answer(settings.settings(on, jails.running(on, name)));
    }

    @PUT
    public Map<String, Object> change(
            @PathParam("name") String name, @QueryParam("host") String host, Map<String, Object> body) {
        HostId on = HostId.parse(host);
        return answer(settings.change(on, jails.running(on, name), values(body)));
    }

    private static Map<JailOption, String> values(Map<String, Object> body) {
        Map<JailOption, String> values = new EnumMap<>(JailOption.class);
        if (body == null) {
            throw new BadParameterException("The request has no body.");
        }
        body.forEach((name, value) -> {
            JailOption option = JailOption.called(name)
                    .orElseThrow(() -> new BadParameterException("A running jail has no such option to set."));
            if (value instanceof Map || value instanceof List) {
                throw new BadParameterException("The value of " + option.member() + " must be a text or a number.");
            }
            values.put(option, value == null ? "" : String.valueOf(value));
        });
        return values;
    }

    private static Map<String, Object> answer(List<Setting> settings) {
        return Map.of(
                "scope", "live", "settings", settings.stream().map(Row::of).toList());
    }
}
