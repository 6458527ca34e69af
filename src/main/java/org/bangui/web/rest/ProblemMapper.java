package org.bangui.web.rest;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bangui.auth.LockedOutException;
import org.bangui.system.InvalidInputException;
import org.bangui.system.InvalidInputException.Fault;
import org.bangui.web.BodyTooLargeException;
import org.bangui.web.Correlation;
import org.bangui.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one translator of what goes wrong below the API into answers. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger log = LoggerFactory.getLogger(ProblemMapper.class);
    private static final Pattern UNKNOWN_MEMBER = Pattern.compile("Json property (.{1,100}) can not be mapped");
    private static final String BROKEN =
            "Something went wrong on the server; its log tells more under the correlation id.";

    /** Seconds after which what is not there now may be. */
    private static final int SOON = 10;

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        Optional<LockedOutException> lockedOut = cause(failure, LockedOutException.class);
        if (lockedOut.isPresent()) {
            long seconds = Math.max(
                    1, Duration.between(Instant.now(), lockedOut.get().until()).toSeconds() + 1);
            return answer(429, lockedOut.get().getMessage() + " Try again in " + seconds + " seconds.", List.of())
                    .header(HttpHeaders.RETRY_AFTER, seconds)
                    .build();
        }
        Optional<InvalidInputException> invalid = cause(failure, InvalidInputException.class);
        if (invalid.isPresent()) {
            return answer(422, invalid.get().getMessage(), invalid.get().faults())
                    .build();
        }
        return refused(failure).or(() -> unreadable(failure)).orElseGet(() -> other(failure));
    }

    /** What a feature or a value type refused. */
    private Optional<Response> refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<Integer> status = ProblemStatus.of(cause);
            if (status.isPresent()) {
                log.debug("Refused: {}", cause.getMessage());
                return Optional.of(
                        answer(status.get(), cause.getMessage(), List.of()).build());
            }
        }
        return Optional.empty();
    }

    /** A body that is too large or no JSON of the expected form. */
    private Optional<Response> unreadable(Throwable failure) {
        if (cause(failure, BodyTooLargeException.class).isPresent()) {
            return Optional.of(answer(413, "The body is too large.", List.of()).build());
        }
        if (cause(failure, JsonException.class).isPresent()
                && cause(failure, JsonbException.class).isEmpty()) {
            return Optional.of(
                    answer(400, "The body is not valid JSON.", List.of()).build());
        }
        return cause(failure, JsonbException.class).map(json -> misfit(failure).build());
    }

    private Response.ResponseBuilder misfit(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher unknown = UNKNOWN_MEMBER.matcher(String.valueOf(cause.getMessage()));
            if (unknown.find()) {
                String member = unknown.group(1);
                return answer(
                        400,
                        "The body has an unknown member \"" + member + "\".",
                        List.of(Fault.of(member, "There is no such member.")));
            }
        }
        return answer(400, "The body is not JSON of the form that is expected here.", List.of());
    }

    private Response other(Throwable failure) {
        if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            return standard(web);
        }
        log.error("{} {} failed.", request.getMethod(), request.getRequestURI(), failure);
        return answer(500, BROKEN, List.of()).build();
    }

    private Response standard(WebApplicationException failure) {
        if (failure instanceof NotFoundException && failure.getCause() != null) {
            return answer(400, "A parameter of the address has not the right form.", List.of())
                    .build();
        }
        int status = failure.getResponse().getStatus();
        Response.ResponseBuilder answer = answer(status, sentence(status), List.of());
        String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    private static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "The answer is only given as application/json.";
            case 415 -> "The body must be application/json.";
            default -> Problem.title(status) + ".";
        };
    }

    private Response.ResponseBuilder answer(int status, String detail, List<Fault> errors) {
        Problem problem = new Problem(status, String.valueOf(detail), Correlation.of(request), errors);
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, status == 503 ? SOON : null)
                .entity(problem.json());
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
