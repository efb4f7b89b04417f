package dev.tend.kit.http;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.quarkus.oidc.OIDCException;
import io.vertx.ext.web.Router;

/** A resource to send things to. */
@Path("/")
@PermitAll
public class LettersResource {

    public record Stamp(@Nullable String motif) {
    }

    public record Letter(@Nullable String by, @Nullable List<String> pages, @Nullable Stamp stamp) {
    }

    @GET
    @Path("/letters")
    @Produces(MediaType.TEXT_PLAIN)
    public String all() {
        return "none";
    }

    @GET
    @Path("/api/letters")
    @Produces(MediaType.TEXT_PLAIN)
    public String some(@RestQuery @Nullable String from, @RestQuery("as-of") @Nullable String asOf,
            @BeanParam Page page) {
        return from + " " + asOf + " " + page.limit;
    }

    public static class Page {
        @RestQuery
        public @Nullable String limit;
    }

    /** As sign-in fails while its server is away. */
    void away(@Observes Router router) {
        router.get("/away").handler(context -> context.fail(new OIDCException("away")));
    }

    @POST
    @Path("/letters")
    @Consumes(MediaType.APPLICATION_JSON)
    public String post(@Nullable Letter letter) {
        return letter == null ? "nothing" : "from " + letter.by;
    }
}
