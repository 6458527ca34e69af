package org.bangui.auth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.bangui.system.InvalidInputException;

/** API tokens. Only a person may make or end them. */
@Path("/auth/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {

    @Inject
    ApiTokenService tokens;

    @Context
    HttpServletRequest request;

    @GET
    public TokenList list() {
        refuseScripts();
        return new TokenList(tokens.list());
    }

    @POST
    public Response create(Wish wish) {
        refuseScripts();
        if (wish == null) {
            throw new InvalidInputException("name", "The name is missing.");
        }
        ApiTokenService.Issued issued = tokens.create(new NewApiToken(wish.name(), wish.readOnly(), wish.expiresAt()));
        return Response.created(URI.create("auth/tokens/" + issued.token().id()))
                .entity(Created.of(issued))
                .build();
    }

    @DELETE
    @Path("/{id}")
    public void remove(@PathParam("id") long id) {
        refuseScripts();
        tokens.remove(id);
    }

    private void refuseScripts() {
        Caller.of(request).filter(caller -> caller.session() != null).orElseThrow(PersonRequiredException::new);
    }

    /** Body of a wish for a token. */
    public record Wish(String name, boolean readOnly, Instant expiresAt) {}

    /** All tokens, without their secrets. */
    public record TokenList(List<ApiToken> items) {}

    /** A token just made. @param token the secret, shown this once */
    public record Created(long id, String name, boolean readOnly, Instant createdAt, Instant expiresAt, String token) {

        static Created of(ApiTokenService.Issued issued) {
            ApiToken token = issued.token();
            return new Created(
                    token.id(), token.name(), token.readOnly(), token.createdAt(), token.expiresAt(), issued.secret());
        }
    }
}
